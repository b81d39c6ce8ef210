/** Addresses as authors write them become addresses of the site. */

import type { Nodes, Root } from 'hast'

import { visit } from 'unist-util-visit'

/**
 * Rehype plugin: gives addresses within the site its base path, and makes `doi:` addresses ones that browsers follow.
 */
export function rehypeAddresses({ authored }: { authored: (address: string) => string }) {
  const resolve = (address: string) =>
    /^doi:/i.test(address) ? `https://doi.org/${address.slice('doi:'.length)}` : authored(address)
  return (tree: Root): void => {
    visit(tree, (node: Nodes) => {
      if (
        node.type === 'element' &&
        node.tagName === 'a' &&
        typeof node.properties['href'] === 'string'
      ) {
        node.properties['href'] = resolve(node.properties['href'])
      }
      if (
        (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
        node.name === 'a'
      ) {
        for (const attribute of node.attributes) {
          if (
            attribute.type === 'mdxJsxAttribute' &&
            attribute.name === 'href' &&
            typeof attribute.value === 'string'
          ) {
            attribute.value = resolve(attribute.value)
          }
        }
      }
    })
  }
}
