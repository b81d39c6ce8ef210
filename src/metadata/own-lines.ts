/** Keeps parts of a line apart that only the style sheet of the page puts on lines of their own. */

import type { Element, ElementContent, Root, RootContent } from 'hast'

import { toString } from 'hast-util-to-string'

import { ownLineClasses } from '../shared/own-line.ts'

/** Elements of their own line without a style sheet, which can be beside such parts. */
const blocks = /^(?:blockquote|br|details|div|dl|figure|h\d|ol|p|pre|section|table|ul)$/

/**
 * Inserts a separator between each part with a line of its own and what is before and after it in the same element.
 *
 * @param tree is changed
 */
export function separateLines(tree: Root | Element, separator: () => ElementContent): void {
  // `unist-util-visit` does the same, but takes much longer.
  const { children } = tree as { children: RootContent[] }
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index]
    if (node?.type !== 'element') continue
    if (isOwnLine(node)) {
      const after = children.slice(index + 1).find(hasContent)
      if (after && !startsLine(after)) children.splice(index + 1, 0, separator())
      const before = children.slice(0, index).findLast(hasContent)
      if (before && !isBlock(before)) {
        children.splice(index, 0, separator())
        index += 1
      }
    }
    separateLines(node, separator)
  }
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
