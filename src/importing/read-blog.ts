/** Finds and reads the texts of an old blog. */

import { isUtf8 } from 'node:buffer'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'

import { decodePercent } from '../shared/percent-encoding.ts'
import type { OnProgress } from '../shared/progress.ts'
import type { BlogKind, BlogProblem, BlogSettings, OldBlog, OldPost } from './old-post.ts'

import { readHugoLanguages, splitLanguage } from './hugo-languages.ts'
import type { ReadingProblem } from '../reading/problem.ts'
import { isUnicode } from '../reading/encoding.ts'
import { type DecodedText, decodeText } from '../reading/text.ts'
import {
  parseJsonFields,
  parseTomlFields,
  parseYamlFields,
  splitOldFile,
} from './old-front-matter.ts'
import { readExport } from './wordpress.ts'

/** The largest size of a text, in bytes. A book is smaller. */
const mostBytes = 5_000_000

/** The largest size of an export of WordPress, in bytes. */
const mostExportBytes = 200_000_000

const notUnicode = 'This file is not UTF-8 text. Save it again in UTF-8.'

/** Folders that contain what a program made, or what it needs, but no texts; some of them only at the top of a blog. */
const foreign =
  /(?:^|\/)(?:\.[^/]*|_site|_layouts|_includes|_sass|node_modules)(?:\/|$)|^(?:archetypes|layouts|public|resources|static|themes|vendor)\//

const settingsFiles = {
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

/**
 * Reads an old blog: a folder of Jekyll, Hugo or a similar program, or an export of WordPress (`.xml`).
 *
 * @param path the absolute path of the folder or file
 * @throws an error of the file system if it does not exist
 */
export function readBlog(path: string, onProgress?: OnProgress): OldBlog {
  return statSync(path).isDirectory() ? readFolder(path, onProgress) : readXml(path)
}

function readXml(path: string): OldBlog {
  const file = basename(path)
  const empty = {
    kind: 'wordpress',
    settings: { permalinks: {}, authors: {} },
    posts: [],
    leftOut: [],
  } as const
  const refuse = (message: string): OldBlog => ({
    ...empty,
    posts: [],
    leftOut: [],
    problems: [{ file, line: 1, column: 1, message }],
  })
  if (!/\.xml$/i.test(path)) {
    return refuse('This is not the folder of a blog, nor an export of WordPress (.xml).')
  }
  if (statSync(path).size > mostExportBytes) {
    return refuse(
      'This file is larger than 200 MB. Export the blog in parts, such as one year at a time.',
    )
  }
  const bytes = readFileSync(path)
  if (!isUnicode(bytes)) return refuse(notUnicode)
  return readExport(
    isUtf8(bytes) ? bytes.toString('utf8') : decodeText(bytes, path, 'xml').source,
    file,
  )
}

function readFolder(folder: string, onProgress: OnProgress | undefined): OldBlog {
  const problems: BlogProblem[] = []
  const kind = kindOf(folder)
  const settings = readSettings(folder, kind, problems)
  const files = globSync('**/*.{md,markdown,mdown,mdx,html}', { cwd: folder })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !foreign.test(file))
    .sort()
  const posts: OldPost[] = []
  const leftOut: OldBlog['leftOut'] = []
  for (const [index, file] of files.entries()) {
    const read = readPost(folder, file, kind, settings)
    if ('reason' in read) leftOut.push({ file, reason: read.reason })
    else if ('message' in read) problems.push(read)
    else posts.push(read)
    onProgress?.(index + 1, files.length, 'files')
  }
  // Of texts with the same name, the first keeps it.
  const isTranslation = ({ addressPrefix = '' }: OldPost) => Number(addressPrefix !== '')
  posts.sort((one, other) => isTranslation(one) - isTranslation(other))
  return { kind, settings, posts, leftOut, problems }
}

function kindOf(folder: string): BlogKind {
  const has = (name: string) => existsSync(join(folder, name))
  if (has('_posts') || settingsFiles.jekyll.some(has)) return 'jekyll'
  if (settingsFiles.hugo.some(has)) return 'hugo'
  return 'other'
}

function readSettings(folder: string, kind: BlogKind, problems: BlogProblem[]): BlogSettings {
  if (kind === 'other' || kind === 'wordpress') return { permalinks: {}, authors: {} }
  const name = settingsFiles[kind].find((each) => existsSync(join(folder, each)))
  const fields = name === undefined ? {} : readFields(folder, name, problems)
  const authorsFile = ['_data/authors.yml', '_data/authors.yaml'].find((each) =>
    existsSync(join(folder, each)),
  )
  const origin = [fields['url'], fields['baseURL'], fields['baseurl']].find(
    (each): each is string => typeof each === 'string' && /^https?:\/\/[^/]/i.test(each),
  )
  const parameters = asFields(fields['params'])
  const author = fields['author'] ?? parameters['author']
  return {
    ...(origin !== undefined && URL.canParse(origin) && { origin: origin.replace(/\/+$/, '') }),
    ...(author !== undefined && { author }),
    ...(kind === 'hugo' && {
      languages: readHugoLanguages({ ...readLanguagesFile(folder, problems), ...fields }),
      keepsCase: fields['disablePathToLower'] === true,
    }),
    permalinks: permalinksIn(fields),
    authors: authorsFile === undefined ? {} : readFields(folder, authorsFile, problems),
  }
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

function readPost(
  folder: string,
  file: string,
  kind: BlogKind,
  { languages }: BlogSettings,
): OldPost | BlogProblem | { reason: string } {
  const path = join(folder, file)
  if (statSync(path).size > mostBytes) return { reason: 'it is larger than 5 MB' }
  const decoded = readText(path)
  const fault = decoded.problems.find(({ rule }) => rule === 'file-parses')
  if (decoded.text === undefined) return toProblem(file, fault)
  const split = splitOldFile(decoded.text)
  if ('problem' in split) return { file, ...split.problem }
  const { fields, text, linesBefore } = split
  const isInFolder = /(?:^|\/)(?:_posts|_drafts)\//.test(file)
  if (!fields) return { reason: 'it has no front matter' }
  const whole = basename(file).replace(/\.\w+$/, '')
  const named = languages && splitLanguage(whole, languages)
  const stem = named?.stem ?? whole
  const isIndex = /^index$/i.test(stem)
  const [, day, name = ''] =
    /^(?:(\d{4}-\d{1,2}-\d{1,2})-)?(.+)$/s.exec(isIndex ? basename(dirname(file)) : stem) ?? []
  const hasDate =
    day !== undefined ||
    ['date', 'pubDate', 'publishDate', 'published'].some((each) => each in fields)
  const isPage =
    stem === '_index' ||
    fields['type'] === 'page' ||
    fields['type'] === 'attachment' ||
    fields['layout'] === 'page'
  if (isPage || !(isInFolder || hasDate)) return { reason: 'it is a page, not a post with a date' }
  if (kind === 'jekyll' && !isInFolder && !hasDate) return { reason: 'it is outside _posts' }
  // Characters or lines that are lost now would be missing in the article.
  if (fault) return toProblem(file, fault)
  return {
    file,
    folder: dirname(path),
    name,
    ...(day !== undefined && { day }),
    fields,
    text,
    linesBefore,
    form: formOf(file),
    isDraft: /(?:^|\/)_?drafts\//.test(file),
    ...(named && {
      ...(named.language !== undefined && { language: named.language }),
      addressPrefix: named.prefix,
      translationGroup: join(dirname(file), named.stem),
    }),
  }
}

function formOf(file: string): OldPost['form'] {
  if (file.endsWith('.html')) return 'html'
  return file.endsWith('.mdx') ? 'mdx' : 'markdown'
}

/** Decodes a text. In UTF-16 with a byte order mark, nothing is lost. */
function readText(path: string): DecodedText {
  const bytes = readFileSync(path)
  const decoded = decodeText(bytes, path, 'markdown')
  const isUtf16 = isUnicode(bytes) && !isUtf8(bytes)
  return isUtf16 ? decodeText(Buffer.from(decoded.source), path, 'markdown') : decoded
}

function toProblem(file: string, fault: ReadingProblem | undefined): BlogProblem {
  if (!fault) return { file, line: 1, column: 1, message: 'This file cannot be read.' }
  const { place, message, hint = '' } = fault
  return { file, line: place.line, column: place.column, message: `${message} ${hint}`.trim() }
}

/**
 * Finds the file of an image.
 *
 * @param address as the text names it
 * @param folder the absolute path of the blog
 * @returns its absolute path, below the folder of the blog
 */
export function findImage(
  address: string,
  post: OldPost,
  folder: string,
  origin?: string,
): string | undefined {
  const path =
    origin !== undefined && address.startsWith(`${origin}/`)
      ? address.slice(origin.length)
      : address
  if (/^[a-z][a-z\d+.-]*:|^\/\/|\0/i.test(path)) return undefined
  const plain = decodePercent(path.replace(/[?#].*$/s, ''))
  const roots = ['', 'static', 'assets', 'source', 'public', 'content', 'src', 'src/assets']
  const own = post.folder === undefined || plain.startsWith('/') ? [] : [join(post.folder, plain)]
  return [...own, ...roots.map((root) => join(folder, root, plain))].find((file) => {
    const below = relative(folder, file)
    return !below.startsWith('..') && statSync(file, { throwIfNoEntry: false })?.isFile()
  })
}
