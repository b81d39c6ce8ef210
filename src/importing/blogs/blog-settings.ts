/** Reads the settings of an old blog of Jekyll or Hugo. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { isUnicode } from '../../reading/encoding.ts'
import { decodeText } from '../../reading/text.ts'
import type { BlogKind, BlogProblem, BlogSettings } from '../old-post.ts'

import { readHugoLanguages } from './hugo-languages.ts'
import { readJekyllDefaults } from './jekyll-defaults.ts'
import { parseJsonFields, parseTomlFields, parseYamlFields } from '../old-front-matter.ts'
import { tagOf } from '../translations.ts'

/** What to do with a file that is not in Unicode. */
export const notUnicode = 'This file is not UTF-8 text. Save it again in UTF-8.'

/** The files that contain the settings of a blog, and show which program made it. */
export const settingsFiles = {
  jekyll: ['_config.yml', '_config.yaml', '_config.toml'],
  hugo: [
    'hugo.toml',
    'hugo.yaml',
    'hugo.yml',
    'hugo.json',
    'config.toml',
    'config.yaml',
    'config.yml',
    'config.json',
    'config/_default/hugo.toml',
    'config/_default/config.toml',
    'config/_default/config.yaml',
  ],
} as const

/** Reads the settings; files that cannot be read become problems. */
export function readSettings(
  folder: string,
  kind: BlogKind,
  problems: BlogProblem[],
): BlogSettings {
  if (kind === 'other' || kind === 'wordpress') return { permalinks: {}, authors: {} }
  const name = settingsFiles[kind].find((each) => existsSync(join(folder, each)))
  const fields = name === undefined ? {} : readFields(folder, name, problems)
  const authorsFile = ['_data/authors.yml', '_data/authors.yaml'].find((each) =>
    existsSync(join(folder, each)),
  )
  const parameters = asFields(fields['params'])
  const author = fields['author'] ?? parameters['author']
  const language = languageOf(kind, fields)
  return {
    ...addressOf(kind, fields),
    ...(author !== undefined && { author }),
    ...(language !== undefined && { language }),
    ...(kind === 'jekyll' && { defaults: readJekyllDefaults(fields['defaults']) }),
    ...(kind === 'hugo' && {
      languages: readHugoLanguages({ ...readLanguagesFile(folder, problems), ...fields }),
      keepsCase: fields['disablePathToLower'] === true,
    }),
    permalinks: permalinksIn(fields),
    authors: {
      ...asFields(fields['authors']),
      ...(authorsFile !== undefined && readFields(folder, authorsFile, problems)),
    },
  }
}

/** Returns the address of the blog. Jekyll keeps its path apart from its host. */
function addressOf(
  kind: BlogKind,
  fields: Readonly<Record<string, unknown>>,
): Pick<BlogSettings, 'origin' | 'base'> {
  const [url, base] = ['url', 'baseurl'].map((name) => {
    const value = Object.entries(fields).find(([each]) => each.toLowerCase() === name)?.[1]
    return typeof value === 'string' ? value.trim() : ''
  })
  const isWhole = (address = '') => /^https?:\/\/[^/]/i.test(address) && URL.canParse(address)
  const whole = [...(kind === 'jekyll' ? [url] : []), base].find(isWhole)
  const rest = kind === 'jekyll' && base !== undefined && !isWhole(base) ? base : ''
  if (whole === undefined) return { base: basePath(rest) }
  const { origin, pathname } = new URL(whole)
  return { origin, base: basePath(`${pathname}/${rest}`) }
}

/**
 * Returns the language of texts that name none. Hugo writes `en-us` into the settings of every new blog, so alone it means
 * nothing.
 */
function languageOf(kind: BlogKind, fields: Readonly<Record<string, unknown>>): string | undefined {
  const names =
    kind === 'hugo' ? ['defaultcontentlanguage', 'languagecode', 'locale'] : ['lang', 'language']
  const values = names.map(
    (name) => Object.entries(fields).find(([each]) => each.toLowerCase() === name)?.[1],
  )
  return values
    .filter((value) => typeof value === 'string')
    .filter((value) => kind !== 'hugo' || value.toLowerCase() !== 'en-us')
    .map(tagOf)
    .find((tag) => tag !== undefined)
}

/** Hugo's languages can be in a file of their own. */
function readLanguagesFile(folder: string, problems: BlogProblem[]): { languages?: unknown } {
  const name = ['toml', 'yaml', 'yml', 'json']
    .map((ending) => `config/_default/languages.${ending}`)
    .find((each) => existsSync(join(folder, each)))
  return name === undefined ? {} : { languages: readFields(folder, name, problems) }
}

/** Jekyll has one pattern, Hugo has one for each section, since 0.131 below `page`. */
function permalinksIn(fields: Record<string, unknown>): Record<string, string> {
  const { permalink } = fields
  if (typeof permalink === 'string') return { '': permalink }
  const all = asFields(fields['permalinks'])
  return Object.fromEntries(
    Object.entries({ ...all, ...asFields(all['page']) }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}

function readFields(
  folder: string,
  name: string,
  problems: BlogProblem[],
): Record<string, unknown> {
  const path = join(folder, name)
  const bytes = readFileSync(path)
  if (!isUnicode(bytes)) {
    problems.push({ file: name, line: 1, column: 1, message: notUnicode })
    return {}
  }
  const { source } = decodeText(bytes, path, 'yaml')
  const parse = /\.toml$/.test(name)
    ? parseTomlFields
    : /\.json$/.test(name)
      ? parseJsonFields
      : parseYamlFields
  const read = parse(source)
  if ('fields' in read) return read.fields
  problems.push({ file: name, ...read.problem })
  return {}
}

function asFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

/** Writes a path with a slash at its start and none at its end; the root of a host is empty. */
function basePath(path: string): string {
  const names = path.split('/').filter((name) => name !== '')
  return names.map((name) => `/${name}`).join('')
}
