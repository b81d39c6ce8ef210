/** The official CSL locale files, as carried in `src/reading/csl-locales/`. */

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import index from './csl-locales/locales.json' with { type: 'json' }

const folder = 'src/reading/csl-locales'

/** The names of all official locales, such as `de-AT` and `sr-Latn-RS`. */
export const localeNames: readonly string[] = Object.keys(index['language-names'])

/** The default locale of each language: `pt` → `pt-PT`. */
export const primaryDialects: Readonly<Record<string, string>> = index['primary-dialects']

const files = new Map<string, string>()

/**
 * Reads the file of a locale. Each file is read once, when it is first used.
 *
 * @param name one of `localeNames`
 * @returns its XML
 */
export function readLocaleFile(name: string): string {
  const known = files.get(name)
  if (known !== undefined) return known
  const xml = readFileSync(join(localeDirectory(), `locales-${name}.xml`), 'utf8')
  files.set(name, xml)
  return xml
}

/**
 * Finds the folder of the locale files.
 *
 * Vite bundles this module into a file below `node_modules/.cache`, so the folder is looked up from there to the root
 * of the project, not beside this file.
 */
function localeDirectory(): string {
  for (let parent = import.meta.dirname; ; parent = dirname(parent)) {
    const directory = join(parent, folder)
    if (existsSync(directory)) return directory
    if (parent === dirname(parent)) throw new Error(`The folder ${folder} is missing.`)
  }
}
