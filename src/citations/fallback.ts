/** The text that Assay prints for a source for which a citation style prints nothing. */

import type { ProcessedCite } from './citeproc/types.ts'

import { yearOf } from '../shared/csl-date.ts'
import { formatYear } from '../shared/dates.ts'
import { cslNameVariables, type CslItem } from '../references/csl.ts'
import { withoutMarkup } from '../references/markup.ts'
import { shortNames, type NameWords } from '../references/reference.ts'

/**
 * Returns the names, or else the title, for a cite for which the style prints nothing; if the author is suppressed, the
 * year or else the title.
 *
 * @param words in the language of the text
 */
export function fallbackText(
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

/** Returns whether a source has names. Only then can citeproc print them separately from the rest of a citation. */
export function hasNames(item: CslItem | undefined): boolean {
  return cslNameVariables.some((variable) => item?.[variable] !== undefined)
}
