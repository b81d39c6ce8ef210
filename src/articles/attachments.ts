/** The files beside an article that readers can download: which there may be, and where they are. */

import { decodePercent } from '../shared/percent-encoding.ts'

/** How many bytes a file to download may have. */
export const mostAttachmentBytes = 20_000_000

/**
 * The kinds of files that readers can download, by their endings: data and papers that open without running anything.
 * `type` is what they hold, in the words of `reading/media.ts`.
 */
export const attachmentKinds: Readonly<Record<string, { type: string; mediaType: string }>> = {
  csv: { type: 'text', mediaType: 'text/csv; charset=utf-8' },
  json: { type: 'json', mediaType: 'application/json' },
  ods: { type: 'ods', mediaType: 'application/vnd.oasis.opendocument.spreadsheet' },
  pdf: { type: 'pdf', mediaType: 'application/pdf' },
  tsv: { type: 'text', mediaType: 'text/tab-separated-values; charset=utf-8' },
  txt: { type: 'text', mediaType: 'text/plain; charset=utf-8' },
  xlsx: {
    type: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
}

/** The kind of a file by its name, if readers can download such files. */
export function attachmentKind(name: string) {
  const ending = endingOf(name)
  return Object.hasOwn(attachmentKinds, ending) ? attachmentKinds[ending] : undefined
}

/** @example endingOf('a/Data.CSV') // => 'csv' */
export function endingOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * The path of the file that a link names, from the folder of its article.
 *
 * @param address as the author wrote it: a blank may be written `%20`
 * @returns nothing for a link that leads anywhere but to a file in that folder, or to a text
 */
export function pathBeside(address: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^[/\\#?]|^$/i.test(address)) return undefined
  // A percent sign that starts no escape is part of the name.
  const path = decodePercent(address.replace(/[?#].*$/s, '').replace(/^(?:\.\/)+/, ''))
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part.startsWith('.')) || path.includes('\\')) {
    return undefined
  }
  return endingOf(path) === '' || endingOf(path) === 'mdx' ? undefined : path
}

/** Tells whether the site itself puts a file of this name at the address of an article. */
export function isTakenBeside(path: string): boolean {
  return /^(?:index\.html|social\.png|(?:cite|references)\.(?:json|bib|ris))$/i.test(path)
}
