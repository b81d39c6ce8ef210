/** The addresses of the links in a text. */

import type { Nodes, Root } from 'mdast'

import type { SourceText } from '../publication/source.ts'

import { isFigureReference } from '../markdown/figure-numbers.ts'
import { elementsOf } from './elements.ts'
import { nodesOf } from './nodes.ts'

/** The address of a link. */
export interface WrittenLink {
  /** As its author wrote it. */
  written: string
  /** Its offset in the text, or that of the link. */
  offset: number
  /** Whether the text contains the address exactly as in `written`. */
  isThere: boolean
  /** Whether it refers to a figure or table by its number. */
  isReference?: true
}

/** Returns the addresses of a text's links, in Markdown and in `<a href="…">`. */
export function writtenLinks(record: SourceText): WrittenLink[] {
  const { tree, body } = record
  if (!tree) return []
  return [
    ...addressedNodes(tree).map((node): WrittenLink => {
      const { type, url, position } = node
      const start = position?.start.offset ?? 0
      const raw = body.slice(start, position?.end.offset)
      const afterText = type === 'definition' ? raw.indexOf(']:') : raw.lastIndexOf('](')
      const at = raw.indexOf(url, Math.max(0, afterText))
      return {
        written: url,
        offset: start + Math.max(0, at),
        isThere: at !== -1,
        ...(type === 'link' && isFigureReference(node) && { isReference: true }),
      }
    }),
    ...elementsOf(record).flatMap(({ name, attributes }) =>
      attributes.flatMap((attribute) =>
        name === 'a' && attribute.name === 'href'
          ? [{ written: attribute.value, offset: attribute.offset, isThere: true }]
          : [],
      ),
    ),
  ]
}

/** A node with the address of a link. */
type Addressed = Extract<Nodes, { type: 'link' | 'definition' }>

/**
 * Returns the nodes of a tree with the address of a link. Unused definitions are left out, because they are not printed.
 */
export function addressedNodes(tree: Root): Addressed[] {
  const nodes = nodesOf(tree)
  const named = new Set(
    nodes.flatMap((node) => (node.type === 'linkReference' ? [node.identifier] : [])),
  )
  return nodes.filter(
    (node): node is Addressed =>
      node.type === 'link' || (node.type === 'definition' && named.delete(node.identifier)),
  )
}
