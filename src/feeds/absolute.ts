import type { Element, ElementContent, Nodes } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { SKIP, visit } from 'unist-util-visit'

/** Elements that do not work outside their page. Drawings need the colours of its style sheet. */
const pageOnly = new Set(['script', 'style', 'link', 'template', 'svg'])
const addresses = ['href', 'src', 'cite', 'poster'] as const

/**
 * Makes the HTML of a page work on its own in a feed reader: with absolute addresses, and without anything that needs the
 * page's scripts or style sheets. Drawings are replaced by their alternative text.
 *
 * @param html the content of the page
 * @param page the address of the page, to which fragments are resolved
 */
export function standalone(html: string, page: string): string {
  const tree = fromHtml(html, { fragment: true })
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'comment' || (node.type === 'element' && isPageOnly(node))) {
      if (parent && index !== undefined) parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type !== 'element') return undefined
    if (holdsDrawings(node)) {
      const words = inWords(node)
      if (parent && index !== undefined) parent.children.splice(index, 1, ...words)
      return [SKIP, index === undefined ? undefined : index + words.length]
    }
    for (const name of addresses) {
      const value = node.properties[name]
      if (typeof value === 'string' && URL.canParse(value, page))
        node.properties[name] = new URL(value, page).href
    }
    node.properties = Object.fromEntries(
      Object.entries(node.properties).filter(
        ([name]) => name !== 'srcSet' && !name.startsWith('dataPagefind'),
      ),
    )
    return undefined
  })
  return toHtml(tree)
}

/** Templates mark texts that make no sense without the page, such as the legend of a drawing. */
function isPageOnly({ tagName, properties }: Element): boolean {
  return pageOnly.has(tagName) || 'dataPageOnly' in properties
}

/** Returns whether an element contains only drawings, at least one. */
function holdsDrawings({ children }: Element): boolean {
  const content = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return (
    content.length > 0 &&
    content.every((child) => child.type === 'element' && child.tagName === 'svg')
  )
}

function inWords({ properties }: Element): ElementContent[] {
  const { role, ariaLabel } = properties
  if (role !== 'img' || typeof ariaLabel !== 'string') return []
  return [
    {
      type: 'element',
      tagName: 'p',
      properties: {},
      children: [{ type: 'text', value: ariaLabel }],
    },
  ]
}
