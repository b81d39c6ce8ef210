/** `npm run check`: the integrity check of the content, without building. */

import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stderr, stdout } from 'node:process'

import type { PlainSchemas } from '../integrations/record-schemas.ts'
import type { Issue } from '../integrity/issue.ts'
import type { OnProgress } from '../shared/progress.ts'

import { addressOfFile } from '../integrity/own-files.ts'
import { quotedSource } from '../reading/encoding.ts'
import { listFiles } from '../reading/files.ts'
import { recall, remember } from './cache.ts'
import { help, readCheckOptions } from './check-options.ts'
import { projectDirectory, refusalOfContent, prepareEnvironment } from './environment.ts'
import { exitCodeOf, UsageError } from './failure.ts'
import { ratingsSince } from './history.ts'
import { defaultReport, printReport, type Found, type ReportOptions } from './report.ts'
import {
  changesSince,
  differingNames,
  nameChanges,
  takeSnapshot,
  type Snapshot,
} from './snapshot.ts'
import { failed, stage } from './stage.ts'
import type { LoadedPublication } from './load.ts'

/** The result of a check. */
export interface CheckedContent {
  /** Whether the publication can be built. */
  sound: boolean
  /** Every problem; absent if there is no content. */
  issues?: readonly Issue[]
  /** All files that were checked; absent if there is no content, or if it was compared with a revision. */
  snapshot?: Snapshot
  /** Whether the current publication is the one that was checked. It is not if the report was cached. */
  isLoaded?: boolean
}

/** Work that a build starts beside the check. None of it is started if the report is cached. */
export interface BesideCheck {
  /**
   * Called before the files are read.
   *
   * @param changed absolute paths of what has changed since the last check, if that is known
   */
  onStart: (snapshot: Snapshot, changed: readonly string[] | undefined) => Promise<void>
  /** Called with the current publication when it is read and before it is checked. */
  onRead: (snapshot: Snapshot) => Promise<void>
  /** Takes work on which nothing depends, and does it when there is time. */
  onRest: (work: () => void) => void
}

/** The cached report of a check, valid until the content changes. */
interface Outcome extends Omit<Found, 'sources'> {
  digest: string
  /** Absolute paths of the files that the issues are in. Reports quote them. */
  quoted: string[]
  /** The digests of all files, by absolute path; absent in reports of older versions. */
  fileDigests?: [file: string, digest: string][]
}

/**
 * Checks the publication and prints every problem.
 *
 * @param options what to report and in which format; by default everything, for the terminal
 * @param since the git revision to compare the verdicts with, if any
 * @param beside starts work beside the check, if any
 * @throws UsageError if there is no such revision
 */
export async function check(
  options: ReportOptions = defaultReport,
  since?: string,
  beside?: BesideCheck,
): Promise<CheckedContent> {
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) {
    failed(refusal)
    return { sound: false }
  }
  const work = async (onProgress: OnProgress) => {
    const { found, ...state } =
      since === undefined
        ? await find(contentDir, onProgress, beside)
        : { found: await compare(contentDir, since, onProgress) }
    return { ...(await printReport(found, options)), issues: found.issues, ...state }
  }
  // Standard output contains only the report if its format is for machines.
  return stage('Check', work, (result) => result, options.format === 'terminal' ? stdout : stderr)
}

/**
 * Checks the content, or returns the cached report if nothing has changed since. The modules of the check are loaded only
 * if they are needed, so a second run ends at once.
 *
 * @returns the report and the snapshot that it describes; if a file changes meanwhile, the check starts again
 * @throws if that happens every time
 */
async function find(
  contentDir: string,
  onProgress: OnProgress,
  beside: BesideCheck | undefined,
): Promise<{ found: Found; snapshot: Snapshot; isLoaded: boolean }> {
  const changed = new Set<string>()
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const snapshot = takeSnapshot(contentDir)
    const last = recallOutcome(contentDir)
    const known = foundIn(last, snapshot)
    if (known) return { found: known, snapshot, isLoaded: false }
    const digests = new Map([...snapshot.files].map(([file, { digest }]) => [file, digest]))
    const before = last?.fileDigests && new Map(last.fileDigests)
    await beside?.onStart(snapshot, before && differingNames(before, digests))
    const { writeEditorFiles } = await import('../integrations/editor-files.ts')
    const { editorSchemas } = await import('../integrity/editor-schemas.ts')
    try {
      const { loaded, save } = await load(snapshot, onProgress, { onRead: beside?.onRead })
      const { source } = loaded
      const found = { issues: loaded.issues(), files: source.sources.size }
      const changes = changesSince(snapshot)
      for (const change of changes) changed.add(change)
      if (changes.length > 0) continue
      const named = new Set(found.issues.map(({ place }) => place.file))
      const quoted = [...named].filter((file) => source.sources.has(file))
      const outcome: Outcome = {
        digest: snapshot.digest,
        ...found,
        quoted,
        fileDigests: [...digests],
      }
      remember('checks', contentDir, outcome)
      save()
      const writeFiles = () => {
        const schemas = keptSchemas(snapshot, editorSchemas)
        for (const note of writeEditorFiles(loaded, projectDirectory, schemas)) console.error(note)
      }
      if (beside) beside.onRest(writeFiles)
      else writeFiles()
      return { found: { ...found, sources: source.sources }, snapshot, isLoaded: true }
    } catch (error) {
      // A file that is deleted during the check is not a problem of the content.
      const changes = changesSince(snapshot)
      for (const change of changes) changed.add(change)
      if (changes.length === 0) throw error
    }
  }
  throw new Error(
    `The check of ${contentDir} was started ${mostAttempts} times, but ${nameChanges([...changed], contentDir)} changed while it ran. Run the command again when nobody is saving files.`,
  )
}

/** Returns the schemas for editors, without names: the same for all content, until the code changes. */
function keptSchemas({ code }: Snapshot, make: () => PlainSchemas): PlainSchemas {
  const kept = recall('schemas', projectDirectory) as
    | { code: string; all: PlainSchemas }
    | undefined
  if (kept?.code === code) return kept.all
  const all = make()
  remember('schemas', projectDirectory, { code, all })
  return all
}

function recallOutcome(contentDir: string): Outcome | undefined {
  return recall('checks', contentDir) as Outcome | undefined
}

/** Returns the cached report, if it describes the content as it is. */
function foundIn(outcome: Outcome | undefined, { digest }: Snapshot): Found | undefined {
  return outcome?.digest === digest ? { ...outcome, sources: textsOf(outcome.quoted) } : undefined
}

/**
 * Prints the cached report of the content.
 *
 * @returns the problems in it; `undefined` if the content has changed since, or has never been checked
 */
export function printKnownReport(snapshot: Snapshot): Promise<readonly Issue[]> | undefined {
  const found = foundIn(recallOutcome(snapshot.contentDir), snapshot)
  if (!found) return undefined
  return stage(
    'Check',
    async () => ({ ...(await printReport(found, defaultReport)), issues: found.issues }),
    (result) => result,
  ).then(({ issues }) => issues)
}

/** How often a check or a build starts before it gives up because the content keeps changing. */
export const mostAttempts = 3

interface LoadOptions {
  onRead?: BesideCheck['onRead'] | undefined
  /** Files as they would be after they are written, by absolute path. */
  unsaved?: ReadonlyMap<string, Buffer> | undefined
}

/** Loads the publication, with what the rules need to know of its pictures and of the files in `public/`. */
export async function load(
  snapshot: Snapshot,
  onProgress: OnProgress,
  { onRead, unsaved }: LoadOptions = {},
): Promise<LoadedPublication> {
  onProgress(0, snapshot.files.size, 'files')
  const { loadPublication } = await import('./load.ts')
  const { damagedPictures } = await import('./damaged-pictures.ts')
  const publication = loadPublication(snapshot, onProgress, unsaved)
  const { source } = publication.loaded
  await onRead?.(snapshot)
  source.damaged = await damagedPictures(snapshot, onProgress)
  source.publicFiles = publicFiles()
  return publication
}

/** Returns the files in `public/` of the project, by their paths on the site as links write them. */
function publicFiles(): Set<string> {
  const folder = join(projectDirectory, 'public')
  return new Set(listFiles(folder).map(({ file }) => addressOfFile(relative(folder, file))))
}

function textsOf(files: readonly string[]): Map<string, string> {
  return new Map(files.map((file) => [file, quotedSource(readFileSync(file))]))
}

async function compare(contentDir: string, since: string, onProgress: OnProgress): Promise<Found> {
  const earlierRatings = ratingsSince(contentDir, since)
  const { source, issues } = (await load(takeSnapshot(contentDir), onProgress)).loaded
  return { issues: issues(earlierRatings), sources: source.sources, files: source.sources.size }
}

/** Does what the arguments ask for and returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const asked = await readCheckOptions(args)
  if (asked.kind === 'mistake') throw new UsageError(asked.message)
  if (asked.kind === 'report') {
    const { sound } = await check(asked.report, asked.since)
    return sound ? 0 : 1
  }
  stdout.write(help)
  return 0
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => runCommand(process.argv.slice(2)))
