/** Marks the identifiers in the HTML of old texts, so that links to them can be pointed to headings. */

import type { Element, Parents, Root } from 'hast'

import { SKIP, visit } from 'unist-util-visit'

import { decodePercent } from '../../shared/percent-encoding.ts'
import { markOfAnchor, markOfHeading } from './heading-ids.ts'

/** Elements in which a mark can be a part of the text. */
const ofText = /^(?:a|abbr|b|dd|dt|em|i|li|p|span|strong|sub|sup|td|th|u)$/

/** Elements that contain blocks, between which a mark can be a paragraph. */
const ofBlocks = /^(?:article|blockquote|center|details|div|main|section)$/

/**
 * Puts a mark for each identifier of a heading, for each place that is only a target (`<a name="…">`), and for each other
 * element that the text links to.
 */
export function markAnchors(tree: Root): void {
  const linked = new Set<string>()
  visit(tree, { type: 'element', tagName: 'a' }, ({ properties }) => {
    const { href } = properties
    if (typeof href === 'string' && href.startsWith('#')) linked.add(decodePercent(href.slice(1)))
  })
  visit(tree, 'element', (node, index, parent) => {
    const ids = idsOf(node)
    const isTarget = node.tagName === 'a' && node.properties['href'] === undefined
    if (isTarget) node.tagName = 'span'
    if (/^h[1-6]$/.test(node.tagName)) {
      node.children.push(...ids.map((id) => textOf(markOfHeading(id))))
      return undefined
    }
    const marks = ids.filter((id) => isTarget || linked.has(id)).map(markOfAnchor)
    if (marks.length === 0 || !parent || index === undefined) return undefined
    const mark = textOf(marks.join(''))
    if (ofText.test(node.tagName)) node.children.unshift(mark)
    else if (canContainBlocks(parent)) {
      parent.children.splice(index, 0, {
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [mark],
      })
      // The element itself is next, and has nothing more to mark.
      delete node.properties['id']
      return [SKIP, index + 1]
    }
    return undefined
  })
}

function canContainBlocks(parent: Parents): boolean {
  return parent.type === 'root' || (parent.type === 'element' && ofBlocks.test(parent.tagName))
}

function idsOf({ tagName, properties }: Element): string[] {
  const { id, name } = properties
  return [...new Set([id, tagName === 'a' ? name : undefined])].filter(
    (each): each is string => typeof each === 'string' && each !== '',
  )
}

function textOf(value: string): { type: 'text'; value: string } {
  return { type: 'text', value }
}
