/** Entries of sources on pages of the built site, and the citations that link to them. */

import type { Spot } from '../../shared/place.ts'
import { type Element, isElement } from './html.ts'
import { type Source, attributeOf, spotOfElement } from './markup.ts'

/** A source as printed by a style, and what identifies the source. */
export interface SourceEntry extends Spot {
  /** The identifier to which citations link, or `undefined` outside a bibliography. */
  id: string | undefined
  /** The addresses of its links to the page of its source. */
  pages: string[]
  /** The text that the style printed, without health marks, links and backlinks. */
  text: string
}

/** A link from a text to an entry. */
export interface CitationLink extends Spot {
  id: string | undefined
  /** The fragments that it names, without `#`. */
  targets: string[]
}

/** The classes of what an entry contains besides the text of the style (`entryItem` in src/citations/bibliography.ts). */
const additions = ['source-health', 'source-evidence', 'source-links', 'backlinks']

/** Elements that start a new line, which separates words. */
const blocks = new Set(['br', 'div', 'li', 'p'])

/**
 * Returns the entry of an element: an item of a bibliography, or an element with the class `entry`, as on the pages of
 * sources and in their list.
 */
export function entryOf(node: Element, source: Source): SourceEntry | undefined {
  const id = attributeOf(node, 'id')
  if (node.tagName === 'li' && id !== undefined && isInBibliography(node)) {
    const links = childrenOf(node).filter((child) => hasClass(child, 'source-links'))
    const pages = links.flatMap(linksIn).slice(-1)
    return { id, pages, text: textOf(node), ...spotOfElement(node, source) }
  }
  if (!hasClass(node, 'entry')) return undefined
  const row = ancestor(node, (each) => hasClass(each, 'source-row'))
  const pages = row ? namesIn(row).flatMap((name) => attributeOf(name, 'href') ?? []) : []
  return { id: undefined, pages, text: textOf(node), ...spotOfElement(node, source) }
}

/** Returns the link of an element to an entry, or the list of entries that a citation shows in the popover. */
export function citationLinkOf(node: Element, source: Source): CitationLink | undefined {
  const listed = attributeOf(node, 'data-sources')
  if (listed !== undefined)
    return {
      id: undefined,
      targets: listed.split(/\s+/).filter((each) => each !== ''),
      ...spotOfElement(node, source),
    }
  const href = node.tagName === 'a' ? attributeOf(node, 'href') : undefined
  if (href === undefined || attributeOf(node, 'role') !== 'doc-biblioref') return undefined
  const target = href.startsWith('#') ? [href.slice(1)] : []
  return { id: attributeOf(node, 'id'), targets: target, ...spotOfElement(node, source) }
}

function isInBibliography(node: Element): boolean {
  return Boolean(ancestor(node, (each) => attributeOf(each, 'role') === 'doc-bibliography'))
}

function ancestor(node: Element, isWanted: (element: Element) => boolean): Element | undefined {
  const { parentNode } = node
  if (!isElement(parentNode)) return undefined
  return isWanted(parentNode) ? parentNode : ancestor(parentNode, isWanted)
}

function namesIn(node: Element): Element[] {
  return childrenOf(node).flatMap((child) =>
    hasClass(child, 'source-name') ? [child] : namesIn(child),
  )
}

function linksIn(node: Element): string[] {
  return childrenOf(node).flatMap((child) =>
    child.tagName === 'a' ? [attributeOf(child, 'href') ?? ''] : linksIn(child),
  )
}

function textOf(node: Element): string {
  return node.childNodes
    .map((child) => {
      if ('value' in child) return child.value
      if (additions.some((name) => hasClass(child, name))) return ''
      return blocks.has(child.tagName) ? ` ${textOf(child)} ` : textOf(child)
    })
    .join('')
}

function childrenOf({ childNodes }: Element): Element[] {
  return childNodes.filter(isElement)
}

function hasClass(node: Element, name: string): boolean {
  return (attributeOf(node, 'class') ?? '').split(/\s+/).includes(name)
}
