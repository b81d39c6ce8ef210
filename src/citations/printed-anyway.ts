/** What the site prints itself where a citation style prints nothing. */

import type { CslItem } from '../references/csl.ts'
import type { ProcessedCite } from './processor.ts'

import { yearOf } from '../shared/csl-date.ts'
import { formatYear } from '../shared/dates.ts'
import { cslNameVariables } from '../references/csl.ts'
import { withoutMarkup } from '../references/markup.ts'
import { shortNames, type NameWords } from '../references/reference.ts'

/**
 * Returns what a citation prints for a source for which the style prints nothing: names or else title; the year or else
 * the title where the author is left out.
 *
 * @param words in the language of the text
 */
export function printedAnyway(
  item: CslItem | undefined,
  cite: ProcessedCite,
  words: NameWords,
): string {
  const title = plainTitle(item)
  const year = yearOf(item?.issued)
  if (cite['suppress-author']) return year === undefined ? title : formatYear(year, 'en')
  return shortNames(item?.author ?? item?.editor, words) ?? title
}

/** The short title of a source, else its title, without markup. */
export function plainTitle(item: CslItem | undefined): string {
  return withoutMarkup(item?.['title-short'] ?? item?.title ?? '')
}

/** Whether a source names anybody: only then citeproc can print its names apart from the rest of a citation. */
export function hasNames(item: CslItem | undefined): boolean {
  return cslNameVariables.some((variable) => item?.[variable] !== undefined)
}
