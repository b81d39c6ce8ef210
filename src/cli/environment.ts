/** The paths and variables that every command sets before anything else is loaded. */

import { createHash } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { contentDirectory } from '../site.ts'
import { outputDirectory } from '../integrations/output.ts'
import { makeFolder } from '../shared/folder.ts'

/** Absolute path of the project. It does not depend on the working directory. */
export const projectDirectory = resolve(import.meta.dirname, '../..')

/** Variables that Astro would read as facts about a build: `DEV=1` would publish drafts. */
const buildFacts = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'NODE_ENV', 'PROD', 'SITE', 'SSR']

/** Makes the paths in the environment absolute, so that all code in this process reads the same folders. */
export function prepareEnvironment(): { contentDir: string; outDir: string } {
  const contentDir = contentDirectory()
  const outDir = outputDirectory()
  process.env['CONTENT_DIR'] = contentDir
  process.env['OUT_DIR'] = outDir
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
  for (const name of buildFacts) Reflect.deleteProperty(process.env, name)
  return { contentDir, outDir }
}

/**
 * Returns why a path is not a content folder.
 *
 * @param contentDir absolute path
 * @throws an error of the file system with the path, if the folder is not accessible
 * @returns the reason and the fix, or `undefined` if it is a folder
 */
export function refusalOfContent(contentDir: string): string | undefined {
  const state = statSync(contentDir, { throwIfNoEntry: false })
  if (state?.isDirectory()) return undefined
  const set = 'Set CONTENT_DIR to the folder that contains site.yaml.'
  return state
    ? `CONTENT_DIR is a file, not a folder: \`${contentDir}\`. ${set}`
    : `There is no content at ${contentDir}. ${set}`
}

/**
 * Creates an empty root folder for an output directory, or for a server.
 *
 * Astro keeps its data store and caches below its root, so builds that share a root would publish each other's pages. The
 * root is inside the project, because packages are looked up from there.
 */
export function astroRoot(name: string): string {
  const root = astroRootPath(name)
  rmSync(root, { recursive: true, force: true })
  makeFolder(root)
  return root
}

/** Returns the path of that root. */
export function astroRootPath(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16)
  return join(projectDirectory, 'node_modules/.cache/assay', digest)
}
