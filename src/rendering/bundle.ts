/** The bundle of the site's code, which Astro makes once and every build uses until the code changes. */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Site } from '../site.ts'

/** The code of the site, ready to render pages. */
export interface Bundle {
  /** Absolute path of the folder with the styles, scripts and fonts of the site. */
  assets: string
  /** Renders a page; see `server.ts`. */
  render: (address: string, component: string, locals: App.Locals) => Promise<Response>
  /** Whether this build made it. */
  isNew: boolean
}

interface BundleOptions {
  /** Absolute path of the project. */
  project: string
  /** Absolute path of the folder for bundles. */
  folder: string
  /** Changes with everything in the bundle: code, libraries, and the settings that Astro's configuration uses. */
  key: string
  site: Site
}

/** How many bundles stay on disk: those of the last publications and versions of the code that were built. */
const most = 4

/**
 * Loads the bundle with a key, or makes it with Astro.
 *
 * @throws whatever Astro throws
 */
export async function loadBundle({ project, folder, key, site }: BundleOptions): Promise<Bundle> {
  const directory = join(folder, key)
  const isNew = !existsSync(directory)
  if (isNew) {
    const unfinished = join(folder, `${key}.unfinished-${process.pid}`)
    rmSync(unfinished, { recursive: true, force: true })
    try {
      await bundleWithAstro(project, unfinished)
      rename(join(unfinished, 'dist'), directory)
    } finally {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  utimesSync(directory, new Date(), new Date())
  removeOld(folder)
  const entry = pathToFileURL(join(directory, 'server', 'entry.mjs')).href
  const server = (await import(entry)) as typeof import('./server.ts')
  server.bindSite(site)
  return { assets: join(directory, 'client'), render: server.render, isNew }
}

/** Renames a finished folder, unless another process has finished the same meanwhile. */
function rename(finished: string, target: string): void {
  try {
    renameSync(finished, target)
  } catch (error) {
    if (!existsSync(target)) throw error
  }
}

async function bundleWithAstro(project: string, root: string): Promise<void> {
  mkdirSync(root, { recursive: true })
  const { build } = await import('astro')
  const called = process.cwd()
  // Where its output is not below the working directory, Astro writes modules into that, where they find no packages.
  process.chdir(project)
  try {
    await build({
      root,
      configFile: relative(root, join(project, 'astro.config.mjs')),
      outDir: join(root, 'dist'),
      cacheDir: join(root, 'cache'),
      // There is no such folder: the build copies the files of `public/` itself, because it uses a bundle again.
      publicDir: join(root, 'public'),
      logLevel: 'warn',
    })
  } finally {
    process.chdir(called)
  }
  if (!existsSync(join(root, 'dist', 'server', 'entry.mjs')))
    throw new Error('Astro did not bundle the site.')
}

function removeOld(folder: string): void {
  const bundles = readdirSync(folder)
    .filter((name) => !name.includes('.'))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of bundles.slice(most)) rmSync(old, { recursive: true, force: true })
}
