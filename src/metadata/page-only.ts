/** Parts of a page that make no sense without it: what only works there, and drawings. */

import type { Element, Root } from 'hast'

import { SKIP, visit } from 'unist-util-visit'

/**
 * Removes what only works on a page, before anything separates it from the text beside it: what a template marks, such as the
 * legend of a drawing, and links back to where a source or footnote is cited.
 *
 * @param tree is changed
 * @param classes of other parts to remove
 */
export function removeControls(tree: Root, classes: readonly string[] = []): void {
  const names = new Set(['backlinks', ...classes])
  visit(tree, 'element', (node: Element, index, parent) => {
    if (!parent || index === undefined || !isControl(node, names)) return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

function isControl({ properties }: Element, classes: ReadonlySet<string | number>): boolean {
  const { className } = properties
  return (
    'dataPageOnly' in properties ||
    'dataFootnoteBackref' in properties ||
    (Array.isArray(className) && className.some((name) => classes.has(name)))
  )
}

/** Returns whether an element contains only drawings, at least one. */
export function holdsDrawings({ children }: Element): boolean {
  const content = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return (
    content.length > 0 &&
    content.every((child) => child.type === 'element' && child.tagName === 'svg')
  )
}
