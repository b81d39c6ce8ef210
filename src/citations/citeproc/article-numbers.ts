import type { CslItem } from '../../references/csl.ts'
import type { Style } from '../style.ts'

import { printsText } from './printed-fields.ts'

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

/**
 * Adds the number of an article as its page, for styles that do not print it: APA and MLA do; Vancouver, Chicago and Harvard
 * do not. CSL 1.0.2 has no variable for it: `number` is a "number identifying the item (e.g. a report number)" (appendix IV),
 * and newer styles print that, but most know only `page`, in which other programs have such numbers
 * (citation-style-language/schema, issue 470; zotero/zotero-schema, pull request 18).
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
  if (!items.some(isWithoutPage) || printsText(style, locale, numbered, number)) return items
  return items.map((item) =>
    isWithoutPage(item) && item.number !== undefined ? { ...item, page: item.number } : item,
  )
}
