import type { Element, ElementContent, Nodes } from 'hast'

import { SKIP, visit } from 'unist-util-visit'

/** The class of `<details>` that only phones fold. */
export const foldClass = 'fold'

/**
 * Replaces the parts of a page that phones fold by their content, without what opens them. A list that is continued in such
 * a part becomes one list again, and a label of a cell goes, which the heading of its column repeats.
 */
export function unfold(tree: Nodes): void {
  visit(tree, 'element', (node: Element, index, parent) => {
    if (!parent || index === undefined || !isFold(node)) return undefined
    const content = node.children.filter((child) => !isTag(child, 'summary')).flatMap(withoutLabel)
    const [list] = content
    const before = parent.children[index - 1]
    if (isTag(list, 'ol') && isTag(before, 'ol')) {
      before.children.push(...list.children)
      content.shift()
    }
    parent.children.splice(index, 1, ...content)
    return [SKIP, index]
  })
}

function isFold({ tagName, properties: { className } }: Element): boolean {
  return tagName === 'details' && Array.isArray(className) && className.includes(foldClass)
}

function withoutLabel(node: ElementContent): ElementContent[] {
  return isTag(node, 'div') && 'dataLabel' in node.properties ? node.children : [node]
}

function isTag(node: Nodes | undefined, tagName: string): node is Element {
  return node?.type === 'element' && node.tagName === tagName
}
