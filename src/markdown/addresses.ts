/** Addresses as authors write them become addresses of the site. */

import type { Nodes, Root } from 'hast'

import { visit } from 'unist-util-visit'

import { doiAddress } from '../shared/identifiers.ts'
import { decodePercent } from '../shared/percent-encoding.ts'

/**
 * Resolves an address that an author wrote: a `doi:` becomes the address of its resolver, whether the author escaped the
 * DOI or not; everything else is left to `authored`.
 */
export function resolveAuthored(address: string, authored: (address: string) => string): string {
  if (!/^doi:/i.test(address)) return authored(address)
  return doiAddress(decodePercent(address.slice('doi:'.length)))
}

/**
 * Rehype plugin: gives addresses within the site its base path, and makes `doi:` addresses ones that browsers follow.
 */
export function rehypeAddresses({ authored }: { authored: (address: string) => string }) {
  const resolve = (address: string) => resolveAuthored(address, authored)
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
