import type { Element, ElementContent, Nodes, RootContent } from 'hast'

import { walkTree } from '../shared/tree.ts'

/** The class of `<details>` that only phones fold. */
export const foldClass = 'fold'

/**
 * Replaces the parts of a page that phones fold by their content, without what opens them. A list that is continued in such
 * a part becomes one list again, and a label of a cell goes, which the heading of its column repeats.
 */
export function unfold(tree: Nodes): void {
  walkTree(tree, (node) => {
    if ('children' in node) unfoldIn(node.children as RootContent[])
  })
}

function unfoldIn(children: RootContent[]): void {
  for (;;) {
    const index = children.findIndex(isFold)
    const node = children[index]
    if (!node || !isFold(node)) return
    const content = node.children.filter((child) => !isTag(child, 'summary')).flatMap(withoutLabel)
    const [list] = content
    const before = children[index - 1]
    if (isTag(list, 'ol') && isTag(before, 'ol')) {
      before.children.push(...list.children)
      content.shift()
    }
    children.splice(index, 1, ...content)
  }
}

function isFold(node: Nodes): node is Element {
  if (!isTag(node, 'details')) return false
  const { className } = node.properties
  return Array.isArray(className) && className.includes(foldClass)
}

function withoutLabel(node: ElementContent): ElementContent[] {
  return isTag(node, 'div') && 'dataLabel' in node.properties ? node.children : [node]
}

function isTag(node: Nodes | undefined, tagName: string): node is Element {
  return node?.type === 'element' && node.tagName === tagName
}
