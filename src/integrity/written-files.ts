/** The files that a text names: images, charts and downloads. */

import type { SourceText } from '../publication/source.ts'

import { attachmentPath } from '../articles/attachments.ts'
import { literalValue } from '../markdown/literals.ts'
import { nodesOf } from './nodes.ts'

/** The address of a file. */
export interface WrittenFile {
  use: 'image' | 'chart' | 'download'
  /** As the author wrote it. */
  written: string
  /** Its offset in the text. */
  offset: number
}

/** Returns whether an address is not relative to the folder of the text. */
export function leadsElsewhere(address: string): boolean {
  return /^[a-z][a-z\d+.-]*:|^\/|\\/i.test(address)
}

/** Returns the files that a text names, in order. Other rules report addresses outside the publication. */
export function writtenFiles({ tree, body }: SourceText): WrittenFile[] {
  if (!tree) return []
  const nodes = nodesOf(tree)
  const shown = new Set(
    nodes.flatMap((node) => (node.type === 'imageReference' ? [node.identifier] : [])),
  )
  const linked = new Set(
    nodes.flatMap((node) => (node.type === 'linkReference' ? [node.identifier] : [])),
  )
  return nodes.flatMap((node): WrittenFile[] => {
    const name = (written: string, use: WrittenFile['use']): WrittenFile[] => {
      if (leadsElsewhere(written)) return []
      const start = node.position?.start.offset ?? 0
      const raw = body.slice(start, node.position?.end.offset)
      const at = use === 'download' ? raw.lastIndexOf(written) : raw.indexOf(written)
      return [{ use, written, offset: start + Math.max(0, at) }]
    }
    switch (node.type) {
      case 'image':
        return name(node.url, 'image')
      case 'definition':
        if (shown.has(node.identifier)) return name(node.url, 'image')
        return linked.has(node.identifier) && isDownload(node.url) ? name(node.url, 'download') : []
      case 'link':
        return isDownload(node.url) ? name(node.url, 'download') : []
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return node.attributes.flatMap((attribute) => {
          if (attribute.type !== 'mdxJsxAttribute') return []
          const address = literalValue(attribute)
          if (address === undefined) return []
          if (attribute.name === 'src')
            return name(address, node.name === 'Chart' ? 'chart' : 'image')
          const isLink = node.name === 'a' && attribute.name === 'href'
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
