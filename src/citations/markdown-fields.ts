import type { ElementContent, Root as HtmlRoot } from 'hast'

import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

import type { BibliographyOptions } from './bibliography.ts'
import type { CitationNode } from './citation-node.ts'
import type { FormatOptions } from './format.ts'
import type { Slot } from './slot-content.ts'

import { finishAffixes } from './affixes.ts'
import { smartenPunctuation } from '../markdown/punctuation.ts'
import { extractCitations } from './extract.ts'
import { bareKeyMatcher } from './keys.ts'
import { citePage, type Mention } from './page.ts'
import { quotationMarks } from './quotation-marks.ts'
import { parseFieldForPage } from './record-markdown.ts'

/** Markdown fields as HTML, with the bibliography of all of them. */
export interface CitedFields {
  /** Safe HTML by slot. */
  html: Map<string, string>
  /** Safe HTML of the bibliography; absent if nothing is cited. */
  bibliography?: string
  mentions: Mention[]
}

const toHast = unified().use(remarkRehype).freeze()

/**
 * Formats Markdown fields of records that are shown outside any article, such as a claim's evidence, with one sequence of
 * citations and one bibliography.
 *
 * Content that records may not have is left out. `transform` may change the page before its citations are formatted.
 *
 * @throws if a field cites a key that does not exist; the check runs first and reports this with its position
 */
export async function citeFields(
  fields: readonly Slot[],
  options: FormatOptions & BibliographyOptions & { transform?: (page: HtmlRoot) => void },
): Promise<CitedFields> {
  const nodes: CitationNode[] = []
  const page: HtmlRoot = { type: 'root', children: [] }
  const quotes = quotationMarks(options.language)
  for (const { slot, markdown } of fields) {
    const tree = parseFieldForPage(markdown)
    const extracted = extractCitations(tree, markdown, bareKeyMatcher(options.items))
    for (const node of extracted.citations) {
      node.data.hProperties['dataCitation'] = String(nodes.length)
      nodes.push(node)
    }
    smartenPunctuation(tree, quotes)
    const hast = await toHast.run(tree)
    const [only] = hast.children
    const children =
      hast.children.length === 1 && only?.type === 'element' && only.tagName === 'p'
        ? only.children
        : hast.children
    page.children.push(h('div', { dataField: slot }, children as ElementContent[]))
  }
  options.transform?.(page)
  finishAffixes(nodes, options.language)
  const citations = nodes.map(({ citation }) => citation)
  const { mentions, bibliography } = citePage(page, citations, options)
  const html = page.children.flatMap((field) =>
    field.type === 'element'
      ? [[String(field.properties['dataField']), toHtml(field.children)] as const]
      : [],
  )
  return {
    html: new Map(html),
    mentions,
    ...(bibliography ? { bibliography: toHtml(bibliography) } : {}),
  }
}
