/** Headings: their identifiers, and their names in the table of contents and the search. */

import type { Nodes, Root } from 'hast'
import type { VFile } from 'vfile'

import type { Heading } from '../publication/text-facts.ts'

import GithubSlugger, { slug } from 'github-slugger'
import { isPageId, pageIds } from '../shared/page-ids.ts'
import { texOf } from '../shared/formula.ts'
import { walkTree } from '../shared/tree.ts'
import { isIdentifier } from './vocabulary.ts'

declare module 'vfile' {
  interface DataMap {
    headings: Heading[]
  }
}

/**
 * Rehype plugin: gives every heading an identifier and lists the headings in `file.data.headings`.
 *
 * It runs before citations are formatted, so they are in neither the identifiers nor the table of contents.
 */
export function rehypeHeadings() {
  return (tree: Root, file: VFile): void => {
    file.data.headings = nameHeadings(tree)
  }
}

/**
 * Gives every heading of a tree an identifier, unless it has one. The page does not use it for its own parts, and no other
 * element of the text has it.
 *
 * @param taken identifiers on the page that are not in the tree
 * @returns the headings that got one, in order
 */
export function nameHeadings(tree: Root, taken: readonly string[] = []): Heading[] {
  const slugger = new GithubSlugger()
  for (const id of new Set([...pageIds, ...idsOf(tree), ...taken])) slugger.occurrences[id] = 0
  const headings: Heading[] = []
  walkTree<Nodes>(tree, (node) => {
    if (node.type !== 'element') return
    const depth = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0)
    if (depth === 0 || node.properties['id'] !== undefined) return
    const text = wordsOf(node).replace(/\s+/g, ' ').trim()
    const id = slugOf(text, slugger)
    node.properties['id'] = id
    headings.push({ depth, slug: id, text })
  })
  return headings
}

/** Returns the identifier of a heading, also of one without letters, such as `♥`. */
function slugOf(text: string, slugger: GithubSlugger): string {
  // The spaces inside French quotation marks would become hyphens.
  const words = text.replace(/[\u00ab\u2039]\s|\s[\u00bb\u203a]/g, '')
  if (!/[\p{L}\p{N}]/u.test(slug(words))) return slugger.slug('section')
  const own = slugger.slug(words)
  return isPageId(own) ? slugger.slug(`section ${words}`) : own
}

/** Returns the text of a heading without references to footnotes, which citations are in a note style. */
function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const tex = texOf(node)
  if (tex !== undefined) return tex
  const isCall = node.type === 'element' && node.properties['dataFootnoteRef'] !== undefined
  return isCall ? '' : node.children.map(wordsOf).join('')
}

/** Returns the identifiers of elements, including those that MDX leaves for the compiler. */
function idsOf(tree: Root): string[] {
  const ids: string[] = []
  walkTree<Nodes>(tree, (node) => {
    if (node.type === 'element') {
      if (typeof node.properties['id'] === 'string') ids.push(node.properties['id'])
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute') continue
        if (!isIdentifier(node.name ?? '', attribute.name)) continue
        if (typeof attribute.value === 'string') ids.push(attribute.value)
      }
    }
  })
  return ids
}
