/** Finds and reads the texts of an old blog. */

import { isUtf8 } from 'node:buffer'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'

import type { OnProgress } from '../../shared/progress.ts'
import type { BlogKind, BlogProblem, BlogSettings, OldBlog, OldPost } from '../old-post.ts'

import { notUnicode, readSettings, settingsFiles } from './blog-settings.ts'
import { splitLanguage } from './hugo-languages.ts'
import { withJekyllDefaults } from './jekyll-defaults.ts'
import type { ReadingProblem } from '../../reading/problem.ts'
import { isUnicode } from '../../reading/encoding.ts'
import { type DecodedText, decodeText } from '../../reading/text.ts'
import { splitOldFile } from '../old-front-matter.ts'
import { readExport } from '../wordpress/export.ts'

/** The largest size of a text, in bytes. A book is smaller. */
const mostBytes = 5_000_000

/** The largest size of an export of WordPress, in bytes. */
const mostExportBytes = 200_000_000

/** Folders that contain what a program made, or what it needs, but no texts; some of them only at the top of a blog. */
const foreign =
  /(?:^|\/)(?:\.[^/]*|_site|_layouts|_includes|_sass|node_modules)(?:\/|$)|^(?:archetypes|layouts|public|resources|static|themes|vendor)\//

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

function readPost(
  folder: string,
  file: string,
  kind: BlogKind,
  { languages, defaults = [] }: BlogSettings,
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
    fields: withJekyllDefaults(fields, file, defaults),
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
