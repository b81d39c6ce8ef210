/** Turns addresses in texts into addresses of the site. */

import type { Nodes, Root } from 'hast'

import { doiAddress, plainDoi } from '../shared/identifiers.ts'
import { decodePercent } from '../shared/percent-encoding.ts'
import { walkTree } from '../shared/tree.ts'

/**
 * Resolves an address in a text: a `doi:` becomes the address of its resolver, whether or not the author escaped the
 * DOI, and in every form that `identifier-is-well-formed` accepts. Everything else is left to `authored`.
 */
export function resolveAuthored(address: string, authored: (address: string) => string): string {
  const [, doi] = /^\s*doi:(.*)$/is.exec(address) ?? []
  return doi === undefined ? authored(address) : doiAddress(plainDoi(decodePercent(doi)))
}

/**
 * Rehype plugin that adds the base path to addresses within the site, and resolves `doi:` addresses.
 */
export function rehypeAddresses({ authored }: { authored: (address: string) => string }) {
  const resolve = (address: string) => resolveAuthored(address, authored)
  return (tree: Root): void => {
    walkTree<Nodes>(tree, (node) => {
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
