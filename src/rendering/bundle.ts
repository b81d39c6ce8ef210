/** The bundle of the site's code, which Astro makes once and every build uses until the code changes. */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Site } from '../site.ts'
import type { BundleRequest } from './bundle-process.ts'

/** The code of the site, ready to render pages. */
export interface Bundle {
  /** Absolute path of the folder with the styles, scripts and fonts of the site. */
  assets: string
  /** Renders a page, answers a request, and sets the current site; see `server.ts`. */
  render: typeof import('./server.ts').render
  respond: typeof import('./server.ts').respond
  bindSite: typeof import('./server.ts').bindSite
  /** Whether this build made it. */
  isNew: boolean
}

interface BundleOptions {
  /** Absolute path of the project. */
  project: string
  /** Absolute path of the folder for bundles. */
  folder: string
  /** Changes with everything in the bundle: code, libraries, and what Astro's configuration uses. */
  key: string
  site: Site
}

/** How many bundles stay on disk besides those in use: those of the last publications and versions of the code that were built. */
const most = 4

/** What is in the name of the folder of a bundle while it is made. */
const unfinishedMark = '.unfinished-'

/** A bundle that was used in this time, in milliseconds, may be in use by another build, which loads parts of it when it needs them. */
const inUse = 60 * 60 * 1000

/** The bundles that this process makes or has made and not loaded yet, by their folders, and whether each was missing. */
const made = new Map<string, Promise<boolean>>()

/**
 * Loads the bundle with a key, or makes it with Astro.
 *
 * @throws whatever Astro throws
 */
export async function loadBundle(options: BundleOptions): Promise<Bundle> {
  const { folder, key, site } = options
  const directory = join(folder, key)
  const isNew = await makeBundle(options)
  made.delete(directory)
  utimesSync(directory, new Date(), new Date())
  removeOldBundles(folder)
  return { ...(await openBundle(directory, site)), isNew }
}

/** Loads the bundle with a key, if a build has made it. */
export async function keptBundle({
  folder,
  key,
  site,
}: Pick<BundleOptions, 'folder' | 'key' | 'site'>): Promise<Omit<Bundle, 'isNew'> | undefined> {
  const directory = join(folder, key)
  if (!existsSync(directory)) return undefined
  utimesSync(directory, new Date(), new Date())
  return openBundle(directory, site)
}

async function openBundle(directory: string, site: Site): Promise<Omit<Bundle, 'isNew'>> {
  const entry = pathToFileURL(join(directory, 'server', 'entry.mjs')).href
  const { render, respond, bindSite } = (await import(entry)) as typeof import('./server.ts')
  bindSite(site)
  return { assets: join(directory, 'client'), render, respond, bindSite }
}

/**
 * Makes the bundle with a key, unless there is one. `loadBundle` waits for it.
 *
 * @returns whether there was none
 * @throws whatever Astro throws
 */
export function makeBundle(options: Omit<BundleOptions, 'site'>): Promise<boolean> {
  const directory = join(options.folder, options.key)
  const known = made.get(directory)
  if (known) return known
  const making = makeIfMissing(directory, options)
  made.set(directory, making)
  making.catch(() => made.delete(directory))
  return making
}

async function makeIfMissing(
  directory: string,
  { project, folder, key }: Omit<BundleOptions, 'site'>,
): Promise<boolean> {
  if (existsSync(directory)) return false
  const unfinished = join(folder, `${key}${unfinishedMark}${process.pid}`)
  rmSync(unfinished, { recursive: true, force: true })
  try {
    await bundleInProcess({ project, root: unfinished })
    rename(join(unfinished, 'dist'), directory)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return true
}

/** Renames a finished folder, unless another process has finished the same meanwhile. */
function rename(finished: string, target: string): void {
  try {
    renameSync(finished, target)
  } catch (error) {
    if (!existsSync(target)) throw error
  }
}

/**
 * Bundles the code in a process of its own, whose memory is free again when it ends.
 *
 * @throws whatever Astro throws there
 */
async function bundleInProcess(request: BundleRequest): Promise<void> {
  const { root } = request
  mkdirSync(root, { recursive: true })
  const child = fork(new URL('./bundle-process.ts', import.meta.url), [JSON.stringify(request)], {
    // Where its output is not below the working directory, Astro writes modules into that, where they find no packages.
    cwd: request.project,
    execArgv: ['--disable-warning=DEP0040', '--heap-growing-percent=30'],
    // Errors keep their causes.
    serialization: 'advanced',
  })
  let failure: Error | undefined
  child.once('message', (error: Error) => (failure = error))
  const [, signal] = (await once(child, 'exit')) as [code: number | null, signal: string | null]
  if (failure) throw failure
  if (signal !== null)
    throw new Error(
      `The process that bundles the code was ended by ${signal}. If nobody did that, the machine has too little memory.`,
    )
  if (!existsSync(join(root, 'dist', 'server', 'entry.mjs')))
    throw new Error('Astro did not bundle the site.')
}

/**
 * Removes bundles that were not used for long, and what builds left that were killed.
 *
 * @param folder absolute path of the folder for bundles
 */
export function removeOldBundles(folder: string): void {
  const all = readdirSync(folder).map((name) => {
    const path = join(folder, name)
    return { name, path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }
  })
  const newest = all
    .filter(({ name }) => !name.includes(unfinishedMark))
    .sort((one, other) => other.time - one.time)
    .slice(0, most)
  for (const each of all)
    if (!newest.includes(each) && each.time < Date.now() - inUse)
      rmSync(each.path, { recursive: true, force: true })
}
