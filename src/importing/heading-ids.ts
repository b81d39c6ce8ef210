/** Identifiers that old texts give to headings. Articles have none of their own, so links in the text get the new ones. */

import type { Heading, Nodes, Root } from 'mdast'

import { toString } from 'mdast-util-to-string'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

import { nameHeadings } from '../markdown/headings.ts'
import { decodePercent } from '../shared/percent-encoding.ts'

/** A mark in a heading, or in a paragraph below it: its identifier between two characters that no text contains. */
const mark = /\s*\uE002([^\uE003]*)\uE003/g

/** Returns the mark for an identifier, which is a part of the text of its heading until {@link takeHeadingIds}. */
export function markOfHeading(id: string): string {
  return `\uE002${id}\uE003`
}

/** Removes the marks from a tree, and returns the identifiers by their headings. */
export function takeHeadingIds(tree: Root): Map<Heading, string> {
  const ids = new Map<Heading, string>()
  visit(tree, ['heading', 'paragraph'], (node, index, parent) => {
    const [id] = [...toString(node).matchAll(mark)].map(([, found = '']) => found)
    if (id === undefined || !parent || index === undefined) return undefined
    visit(node, 'text', (text) => {
      text.value = text.value.replaceAll(mark, '')
    })
    const heading = node.type === 'heading' ? node : (parent.children as Nodes[])[index - 1]
    if (heading?.type === 'heading') ids.set(heading, id)
    if (node.type === 'heading' || toString(node).trim() !== '') return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return ids
}

const toHast = unified()
  .use(remarkRehype, {
    passThrough: [
      'mdxJsxFlowElement',
      'mdxJsxTextElement',
      'mdxFlowExpression',
      'mdxTextExpression',
    ],
  })
  .freeze()

/** The property with the old identifier of a heading. */
const oldId = 'dataOldId'

/**
 * Points the links within a text to the identifiers that its headings get on their page.
 *
 * @param ids the old identifiers
 */
export function pointToHeadings(tree: Root, ids: ReadonlyMap<Heading, string>): void {
  if (ids.size === 0) return
  for (const [heading, id] of ids) heading.data = { hProperties: { [oldId]: id } }
  const page = toHast.runSync(tree)
  nameHeadings(page)
  const fragments = new Map<unknown, unknown>()
  visit(page, 'element', ({ properties }) => {
    if (properties[oldId] !== undefined) fragments.set(properties[oldId], properties['id'])
  })
  visit(tree, 'link', (node) => {
    if (!node.url.startsWith('#')) return
    const slug = fragments.get(decodePercent(node.url.slice(1)))
    if (typeof slug === 'string') node.url = `#${slug}`
  })
}
