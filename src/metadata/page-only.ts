/** Parts of a page that make no sense without it: what only works there, and drawings. */

import type { Element, Nodes, Root } from 'hast'

import { walkTree } from '../shared/tree.ts'

/**
 * Removes what only works on a page, before anything separates it from the text beside it: what a template marks, such as the
 * legend of a drawing, and links back to where a source or footnote is cited.
 *
 * @param tree is changed
 * @param classes of other parts to remove
 */
export function removeControls(tree: Root, classes: readonly string[] = []): void {
  const names = new Set(['backlinks', ...classes])
  walkTree<Nodes>(tree, (node) => {
    if (!('children' in node) || !node.children.some((child) => isControl(child, names))) return
    node.children = node.children.filter((child) => !isControl(child, names))
  })
}

function isControl(node: Nodes, classes: ReadonlySet<string | number>): boolean {
  if (node.type !== 'element') return false
  const { properties } = node
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
