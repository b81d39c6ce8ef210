import type { CslItem } from '../../references/csl.ts'
import type { Style } from '../style.ts'

import { cslSettings } from './engines.ts'

const number = '90817'

/** An article of which only the number contains `number`. */
const numbered: CslItem = {
  id: 'numbered',
  type: 'article-journal',
  title: 'An article',
  author: [{ family: 'Test', given: 'Ada' }],
  'container-title': 'A journal',
  volume: '6',
  issue: '3',
  issued: { 'date-parts': [[2001, 2, 3]] },
  number,
}

const cluster = {
  citationID: 'numbered',
  citationItems: [{ id: numbered.id }],
  properties: { noteIndex: 1 },
}

const known = new Map<string, boolean>()

/**
 * Returns whether a style prints `number` of an article without pages, in the text or in the bibliography. APA and MLA do;
 * Vancouver, Chicago and Harvard do not.
 *
 * @param locale the name of a CSL locale
 */
function printsNumber({ id }: Style, locale: string): boolean {
  const before = known.get(id)
  if (before !== undefined) return before
  const processor = cslSettings.engine([numbered], id, locale, 'html')
  try {
    const citations = processor.rebuildProcessorState([cluster], 'html', [])
    const [, entries = []] = processor.makeBibliography() || []
    const isPrinted = JSON.stringify([citations, entries]).includes(number)
    known.set(id, isPrinted)
    return isPrinted
  } finally {
    processor.restoreProcessorState([])
  }
}

/**
 * Adds the number of an article as its page, for styles that do not print it. CSL 1.0.2 has no variable for it: `number` is
 * a "number identifying the item (e.g. a report number)" (appendix IV), and newer styles print that, but most know only
 * `page`, in which other programs have such numbers (citation-style-language/schema, issue 470; zotero/zotero-schema, pull
 * request 18).
 *
 * @returns the same items, except for articles in journals that have a number and no page
 */
export function withArticleNumbers(
  items: readonly CslItem[],
  style: Style,
  locale: string,
): readonly CslItem[] {
  const isWithoutPage = ({ type, number: own, page }: CslItem) =>
    type === 'article-journal' && own !== undefined && page === undefined
  if (!items.some(isWithoutPage) || printsNumber(style, locale)) return items
  return items.map((item) =>
    isWithoutPage(item) && item.number !== undefined ? { ...item, page: item.number } : item,
  )
}
