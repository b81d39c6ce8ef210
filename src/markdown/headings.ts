/** Headings: their identifiers, and what the contents and the search call them. */

import type { Root } from 'hast'
import type { VFile } from 'vfile'

import GithubSlugger from 'github-slugger'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'

/** A heading of a text. */
export interface Heading {
  /** 1 to 6. */
  depth: number
  /** Its identifier on the page. */
  slug: string
  text: string
}

declare module 'vfile' {
  interface DataMap {
    headings: Heading[]
  }
}

/** The identifier of the bibliography's heading; no heading of an author gets it. */
export const bibliographyId = 'references'

/**
 * Rehype plugin: gives every heading an identifier and lists the headings in `file.data.headings`.
 *
 * It runs while the places of citations are still empty: neither identifiers nor contents speak of them.
 */
export function rehypeHeadings() {
  return (tree: Root, file: VFile): void => {
    file.data.headings = nameHeadings(tree)
  }
}

/**
 * Gives every heading of a tree an identifier, unless it has one.
 *
 * @returns the headings that got one, in their order
 */
export function nameHeadings(tree: Root): Heading[] {
  const slugger = new GithubSlugger()
  slugger.slug(bibliographyId)
  const headings: Heading[] = []
  visit(tree, 'element', (node) => {
    const depth = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0)
    if (depth === 0 || node.properties['id'] !== undefined) return
    const text = toString(node).replace(/\s+/g, ' ').trim()
    const slug = slugger.slug(text)
    node.properties['id'] = slug
    headings.push({ depth, slug, text })
  })
  return headings
}
