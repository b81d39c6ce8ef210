/** `npm run publish`: prepares an article for publication, and says what to commit. */

import { readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { stdin, stdout } from 'node:process'

import type { Revision } from '../articles/revisions.ts'
import type { CurrentPublication } from '../integrations/current-publication.ts'
import type { ArticleFrontMatter } from '../articles/schema.ts'
import type { Issue } from '../integrity/issue.ts'
import type { SourceText } from '../publication/source.ts'

import { isWithheld } from '../articles/embargo.ts'
import { writeTogether } from '../library/write-files.ts'
import { splitFrontMatter } from '../reading/front-matter.ts'
import { type CalendarDate, formatDate } from '../shared/dates.ts'
import { readTypedDay } from '../shared/typed-date.ts'
import { suggestName } from '../shared/suggestion.ts'
import { load } from './check.ts'
import { prepareEnvironment, refusalOfContent } from './environment.ts'
import { exitCodeOf, UsageError } from './failure.ts'
import {
  type CommittedText,
  repositoryOf,
  commitOf,
  textAt,
  uncommittedFiles,
  versionsOf,
} from './git.ts'
import { ratingsSince } from './history.ts'
import { shownPath } from './output-folder.ts'
import { isCancelled } from './prompts.ts'
import { applyPlan } from './publish/edit.ts'
import { help, readPublishOptions, type Request } from './publish/options.ts'
import { type ArticleState, type Plan, planOf, verdictChangesIn } from './publish/plan.ts'
import { revisionsFor } from './publish/revisions.ts'
import { commandsToCommit } from './publish/commit.ts'
import { defaultReport, printReport } from './report.ts'
import { takeSnapshot } from './snapshot.ts'
import { failed, stage } from './stage.ts'

/** The article that is published, as it is in its file. */
interface Article {
  record: SourceText
  data: ArticleFrontMatter
  hasDay: boolean
  text: string
}

/** Does what the arguments ask for and returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const request = readPublishOptions(args)
  if (request.kind === 'help') {
    stdout.write(help)
    return 0
  }
  if (request.kind === 'mistake') throw new UsageError(request.message)
  try {
    return await publish(request)
  } catch (error) {
    if (isCancelled(error)) throw new Error('Nothing was changed.', { cause: error })
    throw error
  }
}

async function publish(request: Extract<Request, { kind: 'publish' }>): Promise<number> {
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new Error(refusal)
  const asWritten = await loaded(contentDir)
  const { record } = findArticle(request.article, asWritten)
  const original = readFileSync(record.file, 'utf8')
  const dated = datedDraft(original, asWritten.day)
  const before = dated
    ? await loaded(contentDir, new Map([[record.file, Buffer.from(dated)]]))
    : asWritten
  const { data } = findArticle(request.article, before)
  if (data === undefined) return refuse(asWritten, new Map(), record.file)
  const article = { record, data, hasDay: dated === undefined, text: original }
  const earlier = earlierState(article, request.since ?? 'HEAD', before)
  const dayOf = dayReader(request, before.day)
  const plan = {
    ...planOf(earlier.state, before.day, dayOf('published')),
    lastChecked: dayOf('lastChecked'),
  }
  if (request.published !== undefined && !plan.isFirst)
    throw new UsageError(
      `Readers have this article since ${formatDate(data.published, 'en-GB')}, so --published cannot change its day.`,
    )
  const revisions = await revisionsFor(earlier.state, plan, {
    given: request,
    today: before.day,
    isTerminal: stdin.isTTY && stdout.isTTY,
  })
  const text = applyPlan(article.text, plan, revisions)
  const unsaved = new Map([[record.file, Buffer.from(text)]])
  const after = await loaded(contentDir, unsaved)
  const issues = after.issues(earlier.ratings)
  if (issues.some(({ severity }) => severity === 'error'))
    return refuse(after, earlier.ratings, record.file)
  if (text !== article.text) writeTogether([{ file: record.file, text }])
  const warnings = issues.filter(({ place }) => place.file === record.file)
  if (warnings.length > 0) await printIssues(warnings, after)
  report(article, { plan, revisions, isWritten: text !== article.text, after, contentDir })
  return 0
}

/** Returns the text of a draft that has no day of publication with that of today; `undefined` of any other text. */
function datedDraft(text: string, published: CalendarDate): string | undefined {
  const data = dataIn(text) as Partial<ArticleFrontMatter> | null | undefined
  if (data?.draft !== true || data.published) return undefined
  const day = { isFirst: true, endsDraft: false, dropsPublishAt: false, needsRevision: false }
  return applyPlan(text, { ...day, published }, [])
}

/** Reads the days that the author gave. */
function dayReader(
  request: { published?: string | undefined; lastChecked?: string | undefined },
  today: CalendarDate,
) {
  const options = { published: '--published', lastChecked: '--last-checked' }
  return (field: keyof typeof options) => {
    const typed = request[field]
    if (typed === undefined) return undefined
    const day = readTypedDay(typed, today)
    if ('problem' in day) throw new UsageError(`${options[field]}: \`${typed}\` ${day.problem}`)
    return day.date
  }
}

async function loaded(
  contentDir: string,
  unsaved?: ReadonlyMap<string, Buffer>,
): Promise<CurrentPublication> {
  const work = () => load(takeSnapshot(contentDir), () => undefined, { unsaved })
  return (await work()).loaded
}

async function printIssues(
  issues: readonly Issue[],
  { source: { sources } }: CurrentPublication,
): Promise<void> {
  await stage('Check', () => printReport({ issues, sources, files: sources.size }, defaultReport))
}

/** Prints the errors of a publication that cannot be built. */
async function refuse(
  publication: CurrentPublication,
  ratings: ReadonlyMap<string, string>,
  file: string,
): Promise<number> {
  const errors = publication.issues(ratings).filter(({ severity }) => severity === 'error')
  await printIssues(errors, publication)
  failed(`\`${shownPath(file)}\` is as it was. Fix the errors above and publish it again.`)
  return 1
}

/**
 * Finds an article by its slug or by the path of its file.
 *
 * @throws UsageError if there is none
 */
function findArticle(typed: string, { validated }: CurrentPublication) {
  const { articles } = validated
  const slug = typed.normalize('NFC').replace(/\/$/, '')
  const path = resolve(typed)
  const found = articles.find(
    ({ record: { id, file } }) =>
      id === slug || file === path || (dirname(file) === path && /[\\/]index\.mdx$/.test(file)),
  )
  if (found) return found
  const slugs = articles.map(({ record }) => record.id)
  const bare = slug.replace(/^.*articles\//, '').replace(/(?:\/index)?\.mdx$/, '')
  throw new UsageError(`There is no article \`${typed}\`${suggestName(bare, slugs) || '.'}`)
}

/** Compares an article with what git knows of it. */
function earlierState(
  { record, data, hasDay, text }: Article,
  since: string,
  { validated, day }: CurrentPublication,
): { state: ArticleState; ratings: Map<string, string> } {
  const { directory: contentDir } = validated
  const unknown = { hasChanged: false, hasNewRevision: false, verdictChanges: [] }
  const isTracked = repositoryOf(contentDir) !== undefined
  // A repository without commits has no revision to compare with.
  const commit = commitOf(contentDir, since)
  if (!isTracked || (commit === undefined && since === 'HEAD'))
    return { state: { data, hasDay, wasPublished: undefined, ...unknown }, ratings: new Map() }
  const ratings = ratingsSince(contentDir, since)
  const path = relative(contentDir, record.file).split(sep).join('/')
  const wasPublished = wasEverPublished(versionsOf(contentDir, path), day)
  const earlier = textAt(contentDir, commit ?? since, path)
  const verdictChanges = verdictChangesIn(
    data,
    ratings,
    (claim) => validated.claims.get(claim)?.data?.rating,
  )
  const revisionsBefore = (dataIn(earlier ?? '') as Partial<ArticleFrontMatter> | undefined)
    ?.revisions
  return {
    ratings,
    state: {
      data,
      hasDay,
      wasPublished,
      hasChanged: earlier !== undefined && earlier !== text,
      hasNewRevision: data.revisions.length > (revisionsBefore ?? []).length,
      verdictChanges,
    },
  }
}

/**
 * Returns whether readers got an article at some time: one of its versions was neither a draft nor under embargo while it
 * was the newest.
 *
 * @param versions newest first
 */
function wasEverPublished(versions: Iterable<CommittedText>, today: CalendarDate): boolean {
  let until = today
  for (const { day, text } of versions) {
    const data = dataIn(text)
    if (data !== undefined && !isWithheld(data, until)) return true
    until = day
  }
  return false
}

/** Returns the front matter of a text, of any shape; `undefined` if it cannot be read. */
function dataIn(text: string): unknown {
  return splitFrontMatter(text, '').yaml.data
}

/** Prints what was changed, and what to commit. */
function report(
  { record, data }: Article,
  {
    plan,
    revisions,
    isWritten,
    after,
    contentDir,
  }: {
    plan: Plan
    revisions: readonly Revision[]
    isWritten: boolean
    after: CurrentPublication
    contentDir: string
  },
): void {
  const lines = isWritten ? changesMade(plan, revisions) : []
  const head = lines.length > 0 ? lines.join(', ') : 'nothing to change in its front matter'
  stdout.write(`✓ ${shownPath(record.file)}: ${head}\n`)
  if (plan.embargo !== undefined) {
    const day = formatDate(plan.embargo, 'en-GB')
    stdout.write(
      `  It is under embargo until ${day}: the first build on that day or later publishes it.\n`,
    )
  }
  const used = after.filesUsedBy(record.id)
  const folder = /[\\/]index\.mdx$/.test(record.file) ? dirname(record.file) + sep : undefined
  const files = uncommittedFiles(contentDir).filter(
    (file) => used.has(file) || (folder !== undefined && file.startsWith(folder)),
  )
  const commands = commandsToCommit(
    { title: data.title, isFirst: plan.isFirst, revisions, files },
    repositoryOf(contentDir),
  )
  if (commands !== undefined) stdout.write(`\nTo publish it, commit and push:\n\n${commands}\n`)
  else if (isWritten) stdout.write('\nTo publish it, build the site and deploy it.\n')
  else stdout.write('  There is nothing to commit.\n')
}

function changesMade(
  { endsDraft, published, lastChecked, dropsPublishAt }: Plan,
  revisions: readonly Revision[],
): string[] {
  return [
    ...(endsDraft ? ['`draft` removed'] : []),
    ...(dropsPublishAt ? ['`publishAt` removed, because it has passed'] : []),
    ...(published === undefined ? [] : [`\`published: ${published}\``]),
    ...(lastChecked === undefined ? [] : [`\`lastChecked: ${lastChecked}\``]),
    ...revisions.map(({ kind, from, to }) =>
      from === undefined
        ? `\`${kind}\` added`
        : `\`${kind}\` from \`${from}\` to \`${to ?? ''}\` added`,
    ),
  ]
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => runCommand(process.argv.slice(2)))
