/** Keeps parts of a line apart that only the style sheet of the page puts on lines of their own. */

import type { Element, ElementContent, Root, RootContent } from 'hast'

import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'

import { ownLineClasses } from '../shared/own-line.ts'

/** Elements of their own line without a style sheet, which can be beside such parts. */
const blocks = /^(?:blockquote|br|details|div|dl|figure|h\d|ol|p|pre|section|table|ul)$/

/**
 * Inserts a separator between each part with a line of its own and what is before and after it in the same element.
 *
 * @param tree is changed
 */
export function separateLines(tree: Root, separator: () => ElementContent): void {
  visit(tree, 'element', (node: Element, index, parent) => {
    if (!parent || index === undefined || !isOwnLine(node)) return undefined
    const { children } = parent
    const after = children.slice(index + 1).find(hasContent)
    if (after && !startsLine(after)) children.splice(index + 1, 0, separator())
    const before = children.slice(0, index).findLast(hasContent)
    if (!before || isBlock(before)) return undefined
    children.splice(index, 0, separator())
    return index + 2
  })
}

function isOwnLine({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.some((name) => ownLineClasses.has(name))
}

function isBlock(node: RootContent): boolean {
  return node.type === 'element' && blocks.test(node.tagName)
}

function startsLine(node: RootContent): boolean {
  return isBlock(node) || (node.type === 'element' && isOwnLine(node))
}

function hasContent(node: RootContent): boolean {
  return (
    (node.type === 'text' || node.type === 'element') &&
    (toString(node).trim() !== '' || (node.type === 'element' && node.tagName === 'img'))
  )
}
