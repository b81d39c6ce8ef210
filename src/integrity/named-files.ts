/** The files that texts name: images, charts and downloads. */

import { basename, dirname, join, sep } from 'node:path'

import type { SourceText } from '../publication/source.ts'
import type { Problem, RuleContext } from './rule.ts'
import type { CheckedText } from './text.ts'
import { type WrittenFile, leadsElsewhere } from './written-files.ts'

import { attachmentKind, endingOf, attachmentPath } from '../articles/attachments.ts'
import { fileNamed } from '../reading/files.ts'
import { decodeAddress } from '../shared/percent-encoding.ts'
import { placeOfOffset } from '../shared/place.ts'
import { cached } from '../shared/cached.ts'

/** A file that a text names. */
export interface NamedFile {
  record: SourceText
  use: WrittenFile['use']
  /** Its address as the author wrote it. */
  written: string
  /** The absolute path of its target, even if there is no such file. */
  path: string
  /** The file as spelled in the file system, or `undefined` if there is none. */
  file: string | undefined
  place: () => Problem['place']
}

/** Returns every file that a text names, in the order of texts. Other rules report addresses outside the publication. */
export const namedFiles = cached((checked: RuleContext): NamedFile[] => {
  const { files } = checked.publication
  return [
    ...checked.articles.flatMap((text) => [
      ...inBody(text, files, { downloads: true }),
      ...coverOf(text, files),
    ]),
    ...checked.pages.flatMap((text) => inBody(text, files, { downloads: false })),
  ]
})

function coverOf(
  { record, data }: RuleContext['articles'][number],
  files: ReadonlySet<string>,
): NamedFile[] {
  return data?.cover && !leadsElsewhere(data.cover.src)
    ? [toNamed(record, files, 'image', data.cover.src, () => record.placeOf(['cover', 'src']))]
    : []
}

function inBody(
  { record, found }: CheckedText,
  files: ReadonlySet<string>,
  { downloads }: { downloads: boolean },
): NamedFile[] {
  return found.files.flatMap(({ use, written, offset }) =>
    use === 'download' && !downloads
      ? []
      : [
          toNamed(record, files, use, written, () =>
            placeOfOffset(record.file, record.body, offset),
          ),
        ],
  )
}

function toNamed(
  record: SourceText,
  files: ReadonlySet<string>,
  use: NamedFile['use'],
  written: string,
  place: NamedFile['place'],
): NamedFile {
  const path = join(
    dirname(record.file),
    use === 'download' ? (attachmentPath(written) ?? written) : decodeAddress(written),
  )
  return { record, use, written, path, file: fileNamed(files, path), place }
}

const imageTypes = new Set(['avif', 'gif', 'jpeg', 'jpg', 'png', 'svg', 'webp'])

/** Returns whether texts can use a file of this kind: as an image or, in articles, as data or a download. */
export function isUsable(file: string, directory: string): boolean {
  if (imageTypes.has(endingOf(file))) return true
  return file.startsWith(`${directory}/articles/`) && attachmentKind(basename(file)) !== undefined
}

/** Returns files in the folders of texts that no text names, except texts, charts and notes such as a README. */
export function unnamedFiles(checked: RuleContext): string[] {
  const { directory, files, sources } = checked.publication
  const named = new Set(namedFiles(checked).map(({ file }) => file))
  const folders = ['articles', 'pages'].map((folder) => join(directory, folder) + sep)
  return [...files].filter(
    (file) =>
      !sources.has(file) &&
      !named.has(file) &&
      folders.some((folder) => file.startsWith(folder)) &&
      // These were already reported or left out when files were read.
      !/^(?:mdx?|markdown)$/.test(endingOf(file)) &&
      !/^(?:readme|licen[cs]e|copying|notice)(?:\.txt)?$/i.test(basename(file)),
  )
}
