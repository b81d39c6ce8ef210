/**
 * `npm run build`: checks the content, builds the site, indexes it, inspects the result, and only then puts it in the
 * place of the previous one.
 */

import { rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stdout } from 'node:process'

import type { KeptSite } from '../rendering/kept-site.ts'

import { forgetSite } from '../site.ts'
import { help, readBuildOptions } from './build-options.ts'
import { turnOffCaches } from './cache.ts'
import { check, mostAttempts } from './check.ts'
import { astroRoot, projectDirectory, prepareEnvironment } from './environment.ts'
import { describeFailure, exitCodeOf, UsageError } from './failure.ts'
import type { RunningInspection } from './inspect.ts'
import { isUpToDate, keepSite, lastSite } from './last-site.ts'
import { lockOutput } from './lock.ts'
import { writeManifest } from './manifest.ts'
import { realPath, refusalOfContents, refusalOfOutput, shownPath } from './output-folder.ts'
import { changesSince, type Snapshot } from './snapshot.ts'
import { failed, stage } from './stage.ts'
import { repairSwap, swapIn, UnfinishedSwap } from './swap.ts'

/** The result of one attempt to build a site: it is finished, was there already, must not be published, or is outdated. */
type Attempt =
  | { kind: 'finished'; built: string; made: KeptSite; madeFrom: Snapshot | undefined }
  | { kind: 'up to date' }
  | { kind: 'refused' }
  | { kind: 'outdated'; changes: string[] }

/**
 * Builds the publication that `CONTENT_DIR` names into `OUT_DIR`.
 *
 * @returns whether there is a new site; if not, the previous one is unchanged and every problem has been printed
 */
export async function build(): Promise<boolean> {
  const { contentDir, outDir } = prepareEnvironment()
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
    repairSwap(target)
    const added = refusalOfContents(target)
    return added === undefined ? await buildInto(target, outDir) : refuse(added)
  } catch (error) {
    failed(`The build failed: ${describeFailure(error)}`)
    return refuse(
      error instanceof UnfinishedSwap
        ? `The new site is only partly in ${shownPath(outDir)}. The next build completes it.`
        : 'Nothing was published. The previous site is unchanged.',
    )
  } finally {
    unlock?.()
  }
}

/** Prints why there is no new site. */
function refuse(reason: string): false {
  failed(reason)
  return false
}

/** Returns why a folder cannot be built because of a character in its path, which Vite would read as part of an address. */
function refusalOfPath(folder: string): string | undefined {
  const [character] = /[#?]/.exec(folder) ?? []
  return character === undefined
    ? undefined
    : `The path \`${folder}\` contains \`${character}\`, which prevents a build. Rename that folder.`
}

/**
 * Builds the site and publishes it. If any file changes during the build, it starts again.
 *
 * @param target absolute path of the output folder, without links in it
 * @param outDir the same path as the user wrote it
 */
async function buildInto(target: string, outDir: string): Promise<boolean> {
  const root = astroRoot(target)
  for (let count = 1; count <= mostAttempts; count += 1) {
    const attempt = await makeSite(join(root, String(count)), outDir, target)
    if (attempt.kind === 'refused') return false
    if (attempt.kind === 'up to date') {
      rmSync(root, { recursive: true, force: true })
      return true
    }
    if (attempt.kind === 'finished') return await publish(attempt, target, outDir, root)
    const [first = '', ...others] = attempt.changes
    const and = others.length === 0 ? '' : ` and ${others.length} more`
    console.log(`↻ \`${shownPath(first)}\`${and} changed during the build. Building again.`)
  }
  rmSync(root, { recursive: true, force: true })
  return refuse(
    `Nothing was published: the content changed during each of ${mostAttempts} builds. Build again when nobody is saving files. The previous site is unchanged.`,
  )
}

/**
 * Checks the content, makes a site from it, and inspects the site.
 *
 * The site can be published only if no file has changed since the check. Problems in files that have changed since then are
 * not reported.
 */
async function makeSite(root: string, outDir: string, target: string): Promise<Attempt> {
  forgetSite()
  const { sound, snapshot, isLoaded = false } = await check()
  if (!sound || !snapshot) {
    failed(
      'Nothing was built. Fix the errors above and build again. The previous site is unchanged.',
    )
    return { kind: 'refused' }
  }
  const before = lastSite(target)
  if (before && isUpToDate(before, snapshot)) {
    await stage('Site', () => `${shownPath(outDir)} is up to date`)
    return { kind: 'up to date' }
  }
  // A build that has nothing to do does not load what it would do it with.
  const { startInspection } = await import('./inspect.ts')
  const { makeFilesOfSite } = await import('./make-site.ts')
  const built = join(root, 'dist')
  let made: KeptSite
  let inspection: RunningInspection | undefined
  try {
    if (!isLoaded) await load(snapshot)
    inspection = startInspection(built, outDir, snapshot)
    made = await makeFilesOfSite({ built, before, snapshot, onFile: inspection.add })
  } catch (error) {
    inspection?.stop()
    const changes = changesSince(snapshot)
    if (changes.length > 0) return { kind: 'outdated', changes }
    throw error
  }
  const { sound: isSound, isClean } = await stage('Inspect', inspection.finish)
  const changes = changesSince(snapshot)
  if (changes.length > 0) return { kind: 'outdated', changes }
  if (isSound) return { kind: 'finished', built, made, madeFrom: isClean ? snapshot : undefined }
  failed(
    `Nothing was published. Fix the errors above and build again. The previous site is unchanged. The files named above belong to the unpublished build in ${relative('', built)}.`,
  )
  return { kind: 'refused' }
}

/** Loads the publication, whose files must be those that were checked. */
async function load(snapshot: Snapshot): Promise<void> {
  const { loadPublication } = await import('./load.ts')
  const { source } = loadPublication(snapshot).loaded
  const unknown = source.sources.keys().find((file) => !snapshot.files.has(file))
  if (unknown !== undefined)
    throw new Error(`${unknown} did not exist when the content was checked.`)
}

async function publish(
  { built, made, madeFrom }: Extract<Attempt, { kind: 'finished' }>,
  target: string,
  outDir: string,
  root: string,
): Promise<boolean> {
  // Files may have been added to the folder since it was checked.
  const refusal = refusalOfContents(target)
  if (refusal !== undefined) return refuse(`Nothing was published. ${refusal}`)
  let left: string | undefined
  await stage('Publish', () => {
    writeManifest(built)
    left = swapIn(built, target)
    keepSite(target, made, madeFrom)
    return relative(process.cwd(), outDir) || outDir
  })
  if (left !== undefined) {
    console.error(
      `The previous site in \`${shownPath(left)}\` could not be deleted. Delete that folder before the next build.`,
    )
  }
  rmSync(root, { recursive: true, force: true })
  return true
}

/** Does what the arguments ask for and returns the exit code. */
async function runCommand(args: readonly string[]): Promise<number> {
  const asked = readBuildOptions(args)
  if (asked.kind === 'mistake') throw new UsageError(asked.message)
  if (asked.kind === 'help') {
    stdout.write(help)
    return 0
  }
  if (!asked.caches) turnOffCaches()
  return (await build()) ? 0 : 1
}

if (import.meta.main) process.exit(await exitCodeOf(() => runCommand(process.argv.slice(2))))
