/** The files that texts name: images, charts and downloads. */

import { basename, dirname, join, sep } from 'node:path'

import type { SourceText } from '../publication/source.ts'
import type { Problem, RuleContext } from './rule.ts'

import { attachmentKind, endingOf, attachmentPath } from '../articles/attachments.ts'
import { literalValue } from '../markdown/literals.ts'
import { fileNamed } from '../reading/files.ts'
import { decodeAddress } from '../shared/percent-encoding.ts'
import { placeOfOffset } from '../shared/place.ts'
import { cached } from './cached.ts'
import { nodesOf } from './nodes.ts'

/** A file that a text names. */
export interface NamedFile {
  record: SourceText
  use: 'image' | 'chart' | 'download'
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
    ...checked.articles.flatMap(({ record, data }) => [
      ...inBody(record, files, { downloads: true }),
      ...(data?.cover && !leadsElsewhere(data.cover.src)
        ? [toNamed(record, files, 'image', data.cover.src, () => record.placeOf(['cover', 'src']))]
        : []),
    ]),
    ...checked.pages.flatMap(({ record }) => inBody(record, files, { downloads: false })),
  ]
})

/** Returns whether an address is not relative to the folder of the text. */
export function leadsElsewhere(address: string): boolean {
  return /^[a-z][a-z\d+.-]*:|^\/|\\/i.test(address)
}

function inBody(
  record: SourceText,
  files: ReadonlySet<string>,
  { downloads }: { downloads: boolean },
): NamedFile[] {
  const { tree, body, file } = record
  if (!tree) return []
  const nodes = nodesOf(tree)
  const shown = new Set(
    nodes.flatMap((node) => (node.type === 'imageReference' ? [node.identifier] : [])),
  )
  const linked = new Set(
    nodes.flatMap((node) => (node.type === 'linkReference' ? [node.identifier] : [])),
  )
  return nodes.flatMap((node): NamedFile[] => {
    const name = (address: string, use: NamedFile['use']): NamedFile[] => {
      if (leadsElsewhere(address)) return []
      const start = node.position?.start.offset ?? 0
      return [
        toNamed(record, files, use, address, () => {
          const raw = body.slice(start, node.position?.end.offset)
          const at = use === 'download' ? raw.lastIndexOf(address) : raw.indexOf(address)
          return placeOfOffset(file, body, start + Math.max(0, at))
        }),
      ]
    }
    switch (node.type) {
      case 'image':
        return name(node.url, 'image')
      case 'definition':
        if (shown.has(node.identifier)) return name(node.url, 'image')
        return downloads && linked.has(node.identifier) && isDownload(node.url)
          ? name(node.url, 'download')
          : []
      case 'link':
        return downloads && isDownload(node.url) ? name(node.url, 'download') : []
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return node.attributes.flatMap((attribute) => {
          if (attribute.type !== 'mdxJsxAttribute') return []
          const address = literalValue(attribute)
          if (address === undefined) return []
          if (attribute.name === 'src') {
            return name(address, node.name === 'Chart' ? 'chart' : 'image')
          }
          const isLink = downloads && node.name === 'a' && attribute.name === 'href'
          return isLink && isDownload(address) ? name(address, 'download') : []
        })
      default:
        return []
    }
  })
}

function isDownload(address: string): boolean {
  return attachmentPath(address) !== undefined
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
