/** From citations to formatted, linked ones and a bibliography: a pure function, for articles and for anything else. */

import type { Element, ElementContent } from 'hast'

import { fromHtml } from 'hast-util-from-html'

import type { CslItem } from '../references/csl.ts'
import type { Citation } from './citation.ts'

import { shortNames } from '../references/reference.ts'
import { runEngine } from './engine.ts'
import { linkCitation, needsMarks } from './link.ts'

/** What citations are formatted with. */
export interface FormatOptions {
  /** The sources that may be cited, by key. */
  items: ReadonlyMap<string, CslItem>
  /** A citation style: one of `builtInStyles()`. */
  style: string
  /** The language of the text, as a BCP 47 tag. */
  language: string
  /** Keys to list in the bibliography without a citation. */
  uncited?: readonly string[]
}

/** Formatted citations and the bibliography that belongs to them. */
export interface FormattedCitations {
  /** The content of each citation, in the order given; each source in it is a link to its entry. */
  citations: ElementContent[][]
  /** The entries in the order of the style. */
  bibliography: { key: string; content: ElementContent[] }[]
  /** The citations print the numbers of the entries. */
  numbered: boolean
}

/** The identifier of a source's entry in a bibliography; unique on a page, whatever characters the key holds. */
export function entryId(key: string): string {
  return `ref-${key.replace(/[^A-Za-z\d-]/g, (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`)}`
}

/**
 * Formats the citations of one text.
 *
 * @throws if a key is not among the items, or a citation cannot be linked for certain
 */
export async function formatCitations(
  citations: readonly Citation[],
  options: FormatOptions,
): Promise<FormattedCitations> {
  const uncited = options.uncited ?? []
  if (citations.length === 0 && uncited.length === 0)
    return { citations: [], bibliography: [], numbered: false }

  const cited = [...citations.flatMap(({ items }) => items.map(({ key }) => key)), ...uncited]
  const missing = cited.find((key) => !options.items.has(key))
  if (missing !== undefined)
    throw new Error(`There is no reference or search with the key “${missing}”.`)

  const engine = await runEngine(citations, options.items, {
    style: options.style,
    locale: options.language,
    uncited,
    mark: citations.some(needsMarks),
  })
  const linkTo = (key: string, children: ElementContent[]): Element => ({
    type: 'element',
    tagName: 'a',
    properties: { href: `#${entryId(key)}`, role: 'doc-biblioref' },
    children,
  })
  const entries = engine.entries.map(({ key, html }) => ({ key, ...readEntry(html) }))
  return {
    citations: citations.map((citation, index) =>
      linkCitation(
        citation,
        printedForm(citation, engine.citations[index] ?? '', options.items),
        engine.marked?.[index],
        engine,
        linkTo,
      ),
    ),
    bibliography: entries.map(({ key, content }) => ({ key, content })),
    numbered: entries.length > 0 && entries.every(({ number }, index) => number === index + 1),
  }
}

/**
 * Supplies what a style that prints no authors cannot: the names of a narrative citation (else its title), and the year
 * of one whose authors were to be left out.
 */
function printedForm(
  citation: Citation,
  html: string,
  items: ReadonlyMap<string, CslItem>,
): string {
  const unprinted = '[NO_PRINTED_FORM]'
  if (!html.includes(unprinted)) return html
  const item = items.get(citation.items[0]?.key ?? '')
  const title = item?.['title-short'] ?? item?.title ?? ''
  const names = shortNames(item?.author ?? item?.editor) ?? title
  if (html.startsWith(unprinted) && citation.narrative)
    return html.replace(unprinted, escapeHtml(names)).replace(unprinted, '').trim()
  const rest = html.replaceAll(unprinted, '').trim()
  return rest === '' || rest === '()'
    ? `(${escapeHtml(String(item?.issued?.['date-parts'][0]?.[0] ?? title))})`
    : rest
}

/** Takes an entry out of citeproc's wrapping, and its number off: the list numbers it. */
function readEntry(html: string): { content: ElementContent[]; number: number | undefined } {
  const entry = fromHtml(html, { fragment: true }).children.find(
    (child) => child.type === 'element',
  )
  const children = entry?.children ?? []
  const margin = children.find((child) => hasClass(child, 'csl-left-margin'))
  const inline = children.find((child) => hasClass(child, 'csl-right-inline'))
  if (margin?.type === 'element' && inline?.type === 'element') {
    const [label] = margin.children
    const number =
      label?.type === 'text' ? Number.parseInt(label.value.replace(/\D/g, ''), 10) : Number.NaN
    return { content: inline.children, number: Number.isNaN(number) ? undefined : number }
  }
  return { content: children, number: undefined }
}

function hasClass(node: ElementContent, name: string): boolean {
  return (
    node.type === 'element' &&
    Array.isArray(node.properties['className']) &&
    node.properties['className'].includes(name)
  )
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
