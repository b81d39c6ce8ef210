/**
 * `npm run build`: checks the content, builds the site, indexes it, inspects the result, and only then puts it in the
 * place of the previous one. With `--part`, it makes a part of a site in the same way.
 */

import { rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stdout } from 'node:process'

import { nameOf, type SitePart } from '../rendering/site-parts.ts'

import { currentSite, forgetSite } from '../site.ts'
import { workBesideCheck } from './beside-check.ts'
import { help, readBuildOptions } from './build-options.ts'
import { openCaches, turnOffCaches } from './cache.ts'
import { check, mostAttempts } from './check.ts'
import { astroRoot, projectDirectory, prepareEnvironment } from './environment.ts'
import { describeFailure, exitCodeOf, UsageError } from './failure.ts'
import type { RunningInspection } from './inspect.ts'
import { isUpToDate, lastSite, replaceLastSite } from './last-site.ts'
import { lockOutput } from './lock.ts'
import { writeManifest } from './manifest.ts'
import { sayBuilt, sayRootFiles } from './outcome.ts'
import type { Made } from './make-pages.ts'
import type { makeFilesOfSite } from './make-site.ts'
import { availableMemory, memoryOfBuild, memoryWarning } from './memory.ts'
import {
  realPath,
  refusalOfContents,
  refusalOfOutput,
  refusalOfPath,
  shownPath,
} from './output-folder.ts'
import {
  findParts,
  foldersIn,
  lastFilesOf,
  partIn,
  type PartFolder,
  readKeptOf,
  refusalOfSite,
  writePart,
} from './parts.ts'
import { defaultReport } from './report.ts'
import { type Rest, startRest } from './rest.ts'
import { changesSince, nameChanges, type Snapshot } from './snapshot.ts'
import { failed, stage } from './stage.ts'
import { isPartlyReplaced, repairSwap, swapIn, UnfinishedSwap } from './swap.ts'

/** What a build makes. */
export interface BuildOptions {
  /** The part to make; without it, a whole site. */
  part?: SitePart
  /** The folders of the parts whose files the site can take, as the user wrote them. */
  join?: readonly string[]
  /** Whether texts get compressed copies. */
  compress?: boolean
  /** What can wait, for the caller to do. By default, it is done while the site is inspected. */
  rest?: Pick<Rest, 'add'>
}

/** What is made, from which parts, and where it goes. */
interface Making {
  part?: SitePart | undefined
  parts: readonly PartFolder[]
  compress: boolean
  /** What can wait until the site is made. */
  rest: Rest
  /** Absolute path of the output folder, without links in it. */
  target: string
  /** The same path as the user wrote it. */
  outDir: string
}

/** The result of one attempt to build a site: it is finished, was there already, must not be published, or is outdated. */
type Attempt =
  | ({
      kind: 'finished'
      built: string
      madeFrom: Snapshot | undefined
      keeping: Promise<void>
    } & Made)
  | { kind: 'up to date' }
  | { kind: 'refused' }
  | { kind: 'outdated'; changes: string[]; contentDir: string }

/**
 * Builds the publication that `CONTENT_DIR` names into `OUT_DIR`.
 *
 * @returns whether there is a new site; if not, the previous one is unchanged and every problem has been printed
 * @throws {UsageError} if a folder to join is not a part of a site
 */
export async function build({
  part,
  join: folders = [],
  compress = false,
  rest: restOfCaller,
}: BuildOptions = {}): Promise<boolean> {
  const { contentDir, outDir } = prepareEnvironment()
  openCaches()
  const parts = findParts(folders, outDir)
  const rest = { ...startRest(), ...restOfCaller }
  let unlock: (() => void) | undefined
  try {
    // A symbolic link stays. The site is written to its target.
    const target = realPath(outDir)
    const refusal =
      refusalOfPath(contentDir) ??
      refusalOfPath(projectDirectory) ??
      refusalOfOutput(target, contentDir, projectDirectory)
    if (refusal !== undefined) return refuse(refusal)
    unlock = lockOutput(target)
    if (!unlock)
      return refuse(
        `Another build is writing to ${outDir}. Wait until it is finished, or set another OUT_DIR.`,
      )
    const wasUnfinished = isPartlyReplaced(target)
    repairSwap(target)
    // Otherwise its contents are known.
    const unknown = wasUnfinished ? refusalOfContents(target) : undefined
    const added = unknown ?? (part && refusalOfSite(target))
    if (added !== undefined) return refuse(added)
    return await buildInto({ part, parts, compress, rest, target, outDir })
  } catch (error) {
    failed(`The build failed: ${describeFailure(error)}`)
    return refuse(
      error instanceof UnfinishedSwap
        ? `The new site is only partly in ${shownPath(outDir)}. The next build completes it.`
        : 'Nothing was published. The previous site is unchanged.',
    )
  } finally {
    rest.do()
    unlock?.()
  }
}

/** Prints why there is no new site. */
function refuse(reason: string): false {
  failed(reason)
  return false
}

/** Builds the site or part and publishes it. If any file changes during the build, it starts again. */
async function buildInto(making: Making): Promise<boolean> {
  const start = performance.now()
  const root = astroRoot(making.target)
  const changed = new Set<string>()
  let contentDir = ''
  for (let count = 1; count <= mostAttempts; count += 1) {
    const attempt = await makeSite(join(root, String(count)), making)
    if (attempt.kind === 'refused') return false
    if (attempt.kind === 'up to date') {
      rmSync(root, { recursive: true, force: true })
      return true
    }
    if (attempt.kind === 'finished') return await publish(attempt, making, { root, start })
    const [first = '', ...others] = attempt.changes
    for (const change of attempt.changes) changed.add(change)
    contentDir = attempt.contentDir
    const and = others.length === 0 ? '' : ` and ${others.length} more`
    console.log(`↻ \`${shownPath(first)}\`${and} changed during the build. Building again.`)
  }
  rmSync(root, { recursive: true, force: true })
  return refuse(
    `Nothing was published: ${nameChanges([...changed], contentDir)} changed during ${mostAttempts} builds. Build again when nobody is saving files. The previous site is unchanged.`,
  )
}

/**
 * Checks the content, makes a site from it, and inspects the site.
 *
 * The site can be published only if no file has changed since the check. Problems in files that have changed since then are
 * not reported.
 */
async function makeSite(root: string, making: Making): Promise<Attempt> {
  const { part, parts, compress, rest, target, outDir } = making
  forgetSite()
  const lastPart = part && partIn(target)
  readKeptOf(lastPart ? [lastPart] : parts)
  const {
    sound,
    snapshot,
    isLoaded = false,
  } = await check(defaultReport, undefined, workBesideCheck(root, rest))
  // The check may have started again after a change.
  forgetSite()
  if (!sound || !snapshot) {
    failed(
      'Nothing was built. Fix the errors above and build again. The previous site is unchanged.',
    )
    return { kind: 'refused' }
  }
  const before = part ? undefined : lastSite(target)
  if (before && isUpToDate(before, snapshot, compress)) {
    await stage('Site', () => `${shownPath(outDir)} is up to date`)
    return { kind: 'up to date' }
  }
  const warning = memoryWarning(memoryOfBuild(snapshot), availableMemory())
  if (warning !== undefined) console.error(warning)
  // A build that has nothing to do does not load what it would do it with.
  const { startInspection } = await import('./inspect.ts')
  const built = join(root, 'dist')
  let files: Made
  let inspection: RunningInspection | undefined
  try {
    if (!isLoaded) await (await import('./load.ts')).readChecked(snapshot)
    inspection = part
      ? startInspection(foldersIn(built).site, outDir, snapshot, foldersIn(built).kept)
      : startInspection(built, outDir, snapshot)
    files = await makeFiles(making, { built, before, snapshot, inspection })
  } catch (error) {
    inspection?.stop()
    const changes = changesSince(snapshot)
    if (changes.length > 0) return { kind: 'outdated', changes, contentDir: snapshot.contentDir }
    throw error
  }
  const { finish, keep } = inspection
  const names = files.written?.placed
  const inspecting = stage('Inspect', (show) => finish(show, names))
  rest.do()
  const { sound: isSound, isClean } = await inspecting
  const keeping = keep()
  const changes = changesSince(snapshot)
  if (changes.length === 0 && isSound)
    return { kind: 'finished', built, ...files, madeFrom: isClean ? snapshot : undefined, keeping }
  await keeping
  if (changes.length > 0) return { kind: 'outdated', changes, contentDir: snapshot.contentDir }
  failed(
    `Nothing was published. Fix the errors above and build again. The previous site is unchanged. The files named above belong to the unpublished build in ${relative('', built)}.`,
  )
  return { kind: 'refused' }
}

/** Makes the files of the site or part. */
async function makeFiles(
  { part, parts, compress, target }: Making,
  options: Omit<Parameters<typeof makeFilesOfSite>[0], 'parts' | 'compress'>,
): Promise<Made> {
  const { built, snapshot, inspection } = options
  if (!part) {
    const { makeFilesOfSite } = await import('./make-site.ts')
    return await makeFilesOfSite({ ...options, parts, compress })
  }
  const { makeFilesOfPart } = await import('./make-part.ts')
  const files = await makeFilesOfPart({
    folder: built,
    part,
    before: lastFilesOf(partIn(target)),
    snapshot,
    onFile: inspection.add,
  })
  writePart(built, part, files.made, snapshot)
  return files
}

async function publish(
  { built, ...finished }: Extract<Attempt, { kind: 'finished' }>,
  { part, compress, target, outDir }: Making,
  { root, start }: { root: string; start: number },
): Promise<boolean> {
  // Files may have been added to the folder since it was checked.
  const refusal = refusalOfContents(target)
  if (refusal !== undefined) return refuse(`Nothing was published. ${refusal}`)
  const { made, unchanged, written, keeping } = finished
  let left: string | undefined
  await stage('Publish', () => {
    writeManifest(built, written?.placed)
    left = written
      ? replaceLastSite(built, target, { ...finished, written }, compress)
      : swapIn(built, target)
    const shown = relative(process.cwd(), outDir) || outDir
    return part ? `part ${nameOf(part)} in ${shown}` : shown
  })
  if (left !== undefined) {
    console.error(
      `The previous site in \`${shownPath(left)}\` could not be deleted. Delete that folder before the next build.`,
    )
  }
  rmSync(root, { recursive: true, force: true })
  await keeping
  sayBuilt(performance.now() - start, Object.keys(made.files).length, unchanged)
  if (!part) sayRootFiles(currentSite().urls)
  return true
}

/** Does what the arguments ask for and returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const asked = readBuildOptions(args)
  if (asked.kind === 'mistake') throw new UsageError(asked.message)
  if (asked.kind === 'help') {
    stdout.write(help)
    return 0
  }
  if (!asked.caches) turnOffCaches()
  return (await build(asked)) ? 0 : 1
}

if (import.meta.main) process.exit(await exitCodeOf(() => runCommand(process.argv.slice(2))))
