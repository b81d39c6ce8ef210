/** `npm run check`: the integrity check of the content, without building. */

import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { stderr, stdout } from 'node:process'

import { listFiles } from '../reading/files.ts'
import { today } from '../shared/dates.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { recallOutcome, rememberOutcome } from './check-cache.ts'
import { help, readCheckOptions } from './check-options.ts'
import { projectDirectory, refusalOfContent, settleEnvironment } from './environment.ts'
import { exitCodeOf } from './failure.ts'
import { HistoryError, ratingsSince } from './history.ts'
import { defaultReport, printReport, type Found, type ReportOptions } from './report.ts'
import { changesSince, takeSnapshot, type Snapshot } from './snapshot.ts'
import { failed, stage } from './stage.ts'

/** What a check found out. */
export interface CheckedContent {
  /** Whether the publication may be built. */
  sound: boolean
  /** What was checked, every file of it; absent where there is no content, or where it was compared with an earlier one. */
  snapshot?: Snapshot
}

/**
 * Checks the publication and prints every problem.
 *
 * @param options what is reported, and how; by default everything, for people
 * @param since the git revision to compare the verdicts with, if any
 * @throws HistoryError if there is no such revision
 */
export async function check(
  options: ReportOptions = defaultReport,
  since?: string,
): Promise<CheckedContent> {
  const { contentDir } = settleEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) {
    failed(refusal)
    return { sound: false }
  }
  let checked: CheckedContent = { sound: false }
  const work = async () => {
    const { found, snapshot } =
      since === undefined
        ? await find(contentDir)
        : { found: await compare(contentDir, since), snapshot: undefined }
    const result = printReport(found, options)
    checked = { sound: result.sound, ...(snapshot && { snapshot }) }
    return result
  }
  // What reads a format for machines reads standard output, and can do without this line.
  await stage('Check', work, options.format === 'terminal' ? stdout : stderr)
  return checked
}

/**
 * Checks the content, or remembers what was reported of it if nothing has changed since. What the check is made of is
 * loaded only where it is needed, so that a second run is over at once.
 *
 * @returns what was found, and the snapshot that it is true of: where a file is saved meanwhile, the check begins again
 * @throws if that happens every time
 */
async function find(contentDir: string): Promise<{ found: Found; snapshot: Snapshot }> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const snapshot = takeSnapshot(contentDir)
    const kept = recallOutcome(snapshot)
    if (kept) return { found: { ...kept, sources: textsOf(kept.quoted) }, snapshot }
    const { reloadPublication } = await import('../integrations/current-publication.ts')
    const { damagedPictures } = await import('./damaged-pictures.ts')
    const { writeEditorFiles } = await import('../integrations/editor-files.ts')
    try {
      const loaded = reloadPublication()
      const { source } = loaded
      source.damaged = await damagedPictures(snapshot)
      source.publicFiles = publicFiles()
      const found = { issues: loaded.issues(), files: source.sources.size }
      if (changesSince(snapshot).length > 0) continue
      const named = new Set(found.issues.map(({ place }) => place.file))
      const quoted = [...named].filter((file) => source.sources.has(file))
      rememberOutcome(snapshot, { ...found, quoted })
      for (const note of writeEditorFiles(loaded, projectDirectory)) console.error(note)
      return { found: { ...found, sources: source.sources }, snapshot }
    } catch (error) {
      // A file that goes while it is read is no problem of the content.
      if (changesSince(snapshot).length === 0) throw error
    }
  }
  throw new Error(
    `The content at ${contentDir} changes while it is checked, ${mostAttempts} times in a row. Run the command again when it is at rest.`,
  )
}

/** How often a check or a build begins before it gives up on content that changes all the time. */
export const mostAttempts = 3

/** The files that are published as they are, by their paths on the site as links have them. */
function publicFiles(): Set<string> {
  const folder = join(projectDirectory, 'public')
  return new Set(
    listFiles(folder).map(
      ({ file }) =>
        `/${relative(folder, file)
          .split(sep)
          .map((name) => encodeURIComponent(toNormalForm(name)))
          .join('/')}`,
    ),
  )
}

function textsOf(files: readonly string[]): Map<string, string> {
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
}

async function compare(contentDir: string, since: string): Promise<Found> {
  const earlierRatings = ratingsSince(contentDir, since)
  const { checkPublication } = await import('../integrity/check.ts')
  const { readPublication } = await import('../publication/read.ts')
  const { damagedPictures } = await import('./damaged-pictures.ts')
  const publication = readPublication(contentDir)
  publication.damaged = await damagedPictures(takeSnapshot(contentDir))
  publication.publicFiles = publicFiles()
  const { issues } = checkPublication(publication, { today: today(), earlierRatings })
  return { issues, sources: publication.sources, files: publication.sources.size }
}

/** Does what the arguments ask for and returns the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const asked = readCheckOptions(args)
  if (asked.kind === 'report') {
    try {
      const { sound } = await check(asked.report, asked.since)
      return sound ? 0 : 1
    } catch (error) {
      if (!(error instanceof HistoryError)) throw error
      failed(error.message)
      return 2
    }
  }
  if (asked.kind === 'help') {
    stdout.write(help)
    return 0
  }
  failed(asked.message)
  return 2
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => run(process.argv.slice(2)))
