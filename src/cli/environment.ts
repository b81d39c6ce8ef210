/** What every command settles before anything else is loaded. */

import { createHash } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { contentDirectory } from '../site.ts'
import { outputDirectory } from '../integrations/output.ts'
import { makeFolder } from './folder.ts'

/** Absolute path of the project, wherever the command was called from. */
export const projectDirectory = resolve(import.meta.dirname, '../..')

/** Facts about a build that Astro would take from variables of their names: `DEV=1` would publish drafts. */
const buildFacts = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'NODE_ENV', 'PROD', 'SITE', 'SSR']

/** Makes the paths in the environment absolute, so that they mean the same to everything that runs in this process. */
export function settleEnvironment(): { contentDir: string; outDir: string } {
  const contentDir = contentDirectory()
  const outDir = outputDirectory()
  process.env['CONTENT_DIR'] = contentDir
  process.env['OUT_DIR'] = outDir
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
  for (const name of buildFacts) Reflect.deleteProperty(process.env, name)
  return { contentDir, outDir }
}

/**
 * Says why there is nothing to read in a folder, whatever is in it.
 *
 * @param contentDir absolute path
 * @throws if the folder cannot be looked at: an error of the file system that names it
 * @returns the reason and what to do, or `undefined` if it is a folder
 */
export function refusalOfContent(contentDir: string): string | undefined {
  const state = statSync(contentDir, { throwIfNoEntry: false })
  if (state?.isDirectory()) return undefined
  const set = 'Set CONTENT_DIR to the folder that holds site.yaml.'
  return state
    ? `The content \`${contentDir}\` is a file, not a folder. ${set}`
    : `There is no content at ${contentDir}. ${set}`
}

/**
 * An empty root of its own for each output directory.
 *
 * Astro keeps its data store and caches below its root: builds that share one publish each other's pages. It lies within
 * the project because packages are looked up from there.
 */
export function astroRoot(name: string): string {
  const root = astroRootPath(name)
  rmSync(root, { recursive: true, force: true })
  makeFolder(root)
  return root
}

/** Where that root is; nothing is done to it. */
export function astroRootPath(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16)
  return join(projectDirectory, 'node_modules/.cache/assay', digest)
}
