/** Removes blocks from where Markdown can have only text, such as a list in a heading. HTML allows some of these. */

import type { Nodes, Parents, PhrasingContent, Root } from 'mdast'

import { toString } from 'mdast-util-to-string'

/** The nodes whose children are text. */
const inlineParents = new Set<Nodes['type']>([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'mdxJsxTextElement',
])

const blocks = new Set<Nodes['type']>([
  'paragraph',
  'heading',
  'list',
  'listItem',
  'blockquote',
  'code',
  'table',
  'tableRow',
  'tableCell',
  'thematicBreak',
  'footnoteDefinition',
  'mdxJsxFlowElement',
])

/** Replaces each block in a line of text by its words. */
export function flattenInline(tree: Root): void {
  flattenIn(tree)
}

function flattenIn(parent: Parents): void {
  for (const child of parent.children as Nodes[]) if ('children' in child) flattenIn(child)
  if (!inlineParents.has(parent.type)) return
  const children = (parent.children as Nodes[]).flatMap((child) =>
    blocks.has(child.type) ? wordsOf(child) : [child],
  )
  // A closing tag on a line of its own would end the paragraph (MDX).
  if (parent.type === 'mdxJsxTextElement') {
    while (children.at(-1)?.type === 'break') children.pop()
  }
  parent.children = children as never
  children.forEach(separateFromBreak)
}

/** The backslash of a line break would become part of an address before it. */
function separateFromBreak(node: Nodes, index: number, all: readonly Nodes[]): void {
  const isAddress = node.type === 'text' && /(?:\/\/|www\.|@)\S*$/.test(node.value)
  if (isAddress && all[index + 1]?.type === 'break') node.value += ' '
}

function wordsOf(block: Nodes): Nodes[] {
  const children = 'children' in block ? (block.children as Nodes[]) : []
  const isText = children.length > 0 && children.every((child) => !blocks.has(child.type))
  const words: PhrasingContent = { type: 'text', value: toString(block) }
  const space: PhrasingContent = { type: 'text', value: ' ' }
  return isText ? [space, ...children, space] : [space, words, space]
}
