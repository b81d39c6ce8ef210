/** `npm run check`: the integrity check of the content, without building. */

import { existsSync } from 'node:fs'
import { stderr, stdout } from 'node:process'

import { today } from '../shared/dates.ts'
import { recall, remember, takeSnapshot } from './check-cache.ts'
import { help, readCheckOptions } from './check-options.ts'
import { projectDirectory, settleEnvironment } from './environment.ts'
import { HistoryError, ratingsSince } from './history.ts'
import { defaultReport, printReport, type Found, type ReportOptions } from './report.ts'
import { failed, stage } from './stage.ts'

/**
 * Checks the publication and prints every problem.
 *
 * @param options what is reported, and how; by default everything, for people
 * @param since the git revision to compare the verdicts with, if any
 * @throws HistoryError if there is no such revision
 * @returns whether it may be built
 */
export async function check(
  options: ReportOptions = defaultReport,
  since?: string,
): Promise<boolean> {
  const { contentDir } = settleEnvironment()
  if (!existsSync(contentDir)) {
    failed(
      `There is no content at ${contentDir}. Set CONTENT_DIR to the folder that holds site.yaml.`,
    )
    return false
  }
  let sound = false
  const work = async () => {
    const result = printReport(await find(contentDir, since), options)
    sound = result.sound
    return result
  }
  // What reads a format for machines reads standard output, and can do without this line.
  await stage('Check', work, options.format === 'terminal' ? stdout : stderr)
  return sound
}

/**
 * Checks the content, or remembers what was said of it if nothing has changed since. What the check is made of is loaded
 * only where it is needed, so that a second run is over at once.
 */
async function find(contentDir: string, since: string | undefined): Promise<Found> {
  if (since !== undefined) return compare(contentDir, since)
  const snapshot = takeSnapshot(contentDir)
  const kept = recall(contentDir, snapshot)
  if (kept) return { ...kept, sources: snapshot.sources }
  const { currentPublication } = await import('../integrations/publication.ts')
  const { writeEditorFiles } = await import('../integrations/editor-files.ts')
  const loaded = currentPublication()
  const { issues, publication } = loaded
  for (const note of writeEditorFiles(loaded, projectDirectory)) console.error(note)
  const found = { issues: issues(), files: publication.sources.size }
  // Not if a file was saved meanwhile: what was said would be kept as said of other content.
  if (takeSnapshot(contentDir).digest === snapshot.digest) remember(contentDir, snapshot, found)
  return { ...found, sources: publication.sources }
}

async function compare(contentDir: string, since: string): Promise<Found> {
  const earlierRatings = ratingsSince(contentDir, since)
  const { checkPublication } = await import('../integrity/check.ts')
  const { readPublication } = await import('../reading/publication.ts')
  const publication = readPublication(contentDir)
  const { issues } = checkPublication(publication, { today: today(), earlierRatings })
  return { issues, sources: publication.sources, files: publication.sources.size }
}

/** Does what the arguments ask for and returns the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const asked = readCheckOptions(args)
  if (asked.kind === 'report') {
    try {
      return (await check(asked.report, asked.since)) ? 0 : 1
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

/** Who reads the report may have seen enough and gone, as `head` does: no mistake of the check. */
function allowUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

if (import.meta.main) {
  for (const stream of [stdout, stderr]) stream.on('error', allowUnread)
  process.exitCode = await run(process.argv.slice(2))
}
