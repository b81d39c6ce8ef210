/** The elements of a text that fill a slot of a component. */

import type { Element, Nodes, Root } from 'hast'

import { walkTree } from '../shared/tree.ts'

/**
 * Rehype plugin that keeps elements with a `slot` elements of the code. As static HTML, they would not reach their slots.
 *
 * It adds an expression without content to each of them, which cannot be static.
 */
export function rehypeSlots() {
  return (tree: Root): void => {
    walkTree<Nodes>(tree, (node) => {
      if (node.type === 'element' && node.properties['slot'] !== undefined)
        node.children.unshift(emptyExpression())
    })
  }
}

function emptyExpression(): Element['children'][number] {
  const estree = { type: 'Program' as const, body: [], comments: [], sourceType: 'module' as const }
  return { type: 'mdxTextExpression', value: '', data: { estree } }
}
