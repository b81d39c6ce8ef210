import type { Nodes } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { SKIP, visit } from 'unist-util-visit'

/** Elements that mean nothing outside the page they were made for. */
const pageOnly = new Set(['script', 'style', 'link', 'template'])
const addresses = ['href', 'src', 'cite', 'poster'] as const

/**
 * Makes the HTML of a page stand alone, as a feed reader shows it: every address absolute, nothing that needs the page's
 * scripts or style sheets.
 *
 * @param html the content of the page
 * @param page its address; fragments lead back to it
 */
export function standalone(html: string, page: string): string {
  const tree = fromHtml(html, { fragment: true })
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'comment' || (node.type === 'element' && pageOnly.has(node.tagName))) {
      if (parent && index !== undefined) parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type !== 'element') return undefined
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
