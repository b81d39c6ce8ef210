/** The files in an article's folder that readers can download: their kinds, sizes and paths. */

import { mediaTypes } from '../shared/media-types.ts'
import { decodePercent } from '../shared/percent-encoding.ts'

/** The maximum size of such a file, in bytes. */
export const mostAttachmentBytes = 20_000_000

/**
 * The kinds of files that readers can download, by extension: data and papers that open without running anything. `type`
 * is the type of their content in `reading/media.ts`.
 */
export const attachmentKinds: Readonly<Record<string, { type: string; mediaType: string }>> = {
  csv: { type: 'text', mediaType: mediaTypes.csv },
  json: { type: 'json', mediaType: mediaTypes.json },
  ods: { type: 'ods', mediaType: mediaTypes.ods },
  pdf: { type: 'pdf', mediaType: mediaTypes.pdf },
  tsv: { type: 'text', mediaType: mediaTypes.tsv },
  txt: { type: 'text', mediaType: mediaTypes.text },
  xlsx: {
    type: 'xlsx',
    mediaType: mediaTypes.xlsx,
  },
}

/** Returns the kind of a file from its name, or `undefined` if readers cannot download such files. */
export function attachmentKind(name: string) {
  const ending = endingOf(name)
  return Object.hasOwn(attachmentKinds, ending) ? attachmentKinds[ending] : undefined
}

/** @example endingOf('a/Data.CSV') // => 'csv' */
export function endingOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * Returns the path of the file that a link refers to, relative to the folder of its article.
 *
 * @param address as the author wrote it; a space can be written as `%20`
 * @returns `undefined` if the link does not refer to a file in that folder, or refers to a text
 */
export function attachmentPath(address: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^[/\\#?]|^$/i.test(address)) return undefined
  // A percent sign that is not part of an escape belongs to the name.
  const path = decodePercent(address.replace(/[?#].*$/s, '').replace(/^(?:\.\/)+/, ''))
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part.startsWith('.')) || path.includes('\\')) {
    return undefined
  }
  return endingOf(path) === '' || endingOf(path) === 'mdx' ? undefined : path
}

/** Whether the site itself publishes a file with this path at the address of an article. */
export function isReservedPath(path: string): boolean {
  return /^(?:index\.html|social\.png|(?:cite|references)\.(?:json|bib|ris))$/i.test(path)
}
