/** `npm run import-site`: turns the posts of an old blog into drafts of articles. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { stderr, stdout } from 'node:process'

import type { BlogProblem, OldBlog } from '../importing/old-post.ts'

import { findImage } from '../importing/find-image.ts'
import { describeImport, type ImportOutcome } from '../importing/import-report.ts'
import { type ImportPlan, type Library, planImport } from '../importing/plan.ts'
import { readBlog } from '../importing/blogs/read-blog.ts'
import { holdSignals } from '../library/write-files.ts'
import { readPublication } from '../publication/read.ts'
import { validatePublication } from '../publication/validate.ts'
import { writeAtomically } from '../shared/atomic-file.ts'
import { counted } from '../shared/counted.ts'
import { today } from '../shared/dates.ts'
import { plainDoi } from '../shared/identifiers.ts'
import { nearest } from '../shared/nearest.ts'
import type { OnProgress } from '../shared/progress.ts'
import { suggestion } from '../shared/suggestion.ts'
import { createUrls } from '../shared/urls.ts'
import { prepareEnvironment, refusalOfContent } from './environment.ts'
import { exitCodeOf, UsageError } from './failure.ts'
import { help, readImportOptions } from './import-site-options.ts'
import { shortName } from './new/short-name.ts'
import { stage } from './stage.ts'

/** Does what the arguments ask for and returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const asked = readImportOptions(args)
  if (asked.kind === 'mistake') throw new UsageError(asked.message)
  if (asked.kind === 'help') {
    stdout.write(help)
    return 0
  }
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new Error(refusal)
  const folder = resolve(asked.folder)
  const library = readLibrary(contentDir)
  if (asked.author !== undefined) assertPerson(asked.author, library)
  const blog = await stage('Read', (onProgress) => readBlog(folder, onProgress), describeBlog)
  const isFolder = statSync(folder).isDirectory()
  const plan = await stage(
    'Convert',
    (onProgress) =>
      planImport(
        blog,
        {
          library,
          today: today(),
          nameOf: (text) => shortName(text, library.language),
          ...(asked.author !== undefined && { author: asked.author }),
          findImage: (address, post) =>
            isFolder ? findImage(address, post, folder, blog.settings) : undefined,
        },
        onProgress,
      ),
    ({ articles, problems }) => ({
      summary: `${counted(articles.length, 'article')}${problems.length > 0 ? `, ${counted(problems.length, 'problem')}` : ''}`,
      sound: problems.length === 0,
    }),
  )
  if (plan.problems.length > 0) {
    reportProblems(plan.problems)
    return 1
  }
  const outcome = await stage(
    asked.isDryRun ? 'Compare' : 'Write',
    (onProgress) => write(plan, contentDir, { isDryRun: asked.isDryRun, onProgress }),
    (made) => describeOutcome(made, asked.isDryRun),
  )
  const report = describeImport(plan, blog, outcome, (path) => relative('', join(contentDir, path)))
  if (report !== '') stdout.write(`\n${report}\n`)
  return outcome.conflicts.length > 0 ? 1 : 0
}

function describeBlog({ kind, posts, problems }: OldBlog) {
  const programs = { jekyll: 'Jekyll', hugo: 'Hugo', wordpress: 'WordPress', other: '' }
  const of = programs[kind] === '' ? '' : ` of ${programs[kind]}`
  return { summary: `${counted(posts.length, 'text')}${of}`, sound: problems.length === 0 }
}

function describeOutcome({ written, unchanged, conflicts }: ImportOutcome, isDryRun: boolean) {
  const parts = [
    `${counted(written, 'file')}${isDryRun ? ' would be written (dry run)' : ''}`,
    ...(unchanged > 0 ? [`${unchanged} there already`] : []),
    ...(conflicts.length > 0 ? [`${conflicts.length} not overwritten`] : []),
  ]
  return { summary: parts.join(', '), sound: conflicts.length === 0 }
}

/** Reads the names and keys that an import refers to. Problems of the publication are for the check. */
function readLibrary(contentDir: string): Library {
  const { site, people, topics, references } = validatePublication(
    readPublication(contentDir),
  ).validated
  const names = (
    records: ReadonlyMap<string, { data?: { name: string } | undefined }>,
  ): Map<string, string> => new Map([...records].map(([id, { data }]) => [id, data?.name ?? id]))
  const keys = [...references].flatMap(([key, { data }]): [string, string][] =>
    data?.DOI === undefined ? [] : [[plainDoi(data.DOI).toLowerCase(), key]],
  )
  return {
    people: names(people),
    topics: names(topics),
    keys: new Map(keys),
    base: site === undefined ? '/' : createUrls(site.url).base,
    language: site?.language ?? 'en',
  }
}

function assertPerson(author: string, { people }: Library): void {
  if (people.has(author)) return
  const near = suggestion(nearest(author, people.keys())) || '.'
  throw new UsageError(
    `There is no person \`${author}\` in content/people/${near} Create one with \`npm run new person\`.`,
  )
}

function reportProblems(problems: readonly BlogProblem[]): void {
  for (const { file, line, column, message } of problems) {
    stderr.write(`${file}:${line}:${column}: ${message}\n`)
  }
  stderr.write('\nNothing was written. Correct these files, or move them away, and run it again.\n')
}

/**
 * Writes the files of a plan that do not exist, each in one step. Ctrl+C waits until all are written. People and topics
 * come first and texts last, so that what a killed import has written is complete, and the next import adds the rest.
 */
function write(
  { records, articles }: ImportPlan,
  contentDir: string,
  { isDryRun, onProgress }: { isDryRun: boolean; onProgress: OnProgress },
): ImportOutcome {
  const files: [path: string, content: () => string | Uint8Array][] = [
    ...[...records].map(([path, text]): [string, () => string] => [path, () => text]),
    ...articles.flatMap(({ path, text, images }): [string, () => string | Uint8Array][] => [
      ...[...images].map(([name, file]): [string, () => Uint8Array] => [
        name,
        () => readFileSync(file),
      ]),
      [path, () => text],
    ]),
  ]
  const release = holdSignals()
  try {
    return writeNew(files, contentDir, { isDryRun, onProgress })
  } finally {
    release()
  }
}

function writeNew(
  files: readonly [path: string, content: () => string | Uint8Array][],
  contentDir: string,
  { isDryRun, onProgress }: { isDryRun: boolean; onProgress: OnProgress },
): ImportOutcome {
  let written = 0
  let unchanged = 0
  const conflicts: string[] = []
  for (const [index, [path, content]] of files.entries()) {
    const file = join(contentDir, path)
    const other = otherForm(file)
    if (other !== undefined && existsSync(other)) conflicts.push(relative(contentDir, other))
    else if (!existsSync(file)) {
      if (!isDryRun) writeAtomically(file, content())
      written += 1
    } else if (Buffer.from(content()).equals(readFileSync(file))) unchanged += 1
    else conflicts.push(path)
    onProgress(index + 1, files.length, 'files')
  }
  return { written, unchanged, conflicts }
}

/** The other file that the text of the same article can have. */
function otherForm(file: string): string | undefined {
  if (file.endsWith('/index.mdx')) return file.replace(/\/index\.mdx$/, '.mdx')
  return file.endsWith('.mdx') ? file.replace(/\.mdx$/, '/index.mdx') : undefined
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => runCommand(process.argv.slice(2)))
