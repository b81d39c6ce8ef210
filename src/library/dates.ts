/** Dates as services send them. */

import { type CslDate, toEdtf } from '../shared/csl-date.ts'
import { rewriteDate } from '../shared/spelt-date.ts'
import { readDate } from '../shared/written-date.ts'

/** A date in the form of Crossref: `[[2020, 5, 1]]`, where parts can be missing or null. */
export interface DateInParts {
  'date-parts'?: readonly (readonly (number | string | null)[])[] | undefined
}

/** Returns the first of some dates that is one. */
export function firstDate(
  ...sent: readonly (DateInParts | null | undefined)[]
): CslDate | undefined {
  for (const each of sent) {
    const date = each?.['date-parts'] ? readDate({ 'date-parts': each['date-parts'] }) : undefined
    if (date?.['date-parts']) return date
  }
  return undefined
}

/** Reads a date in words or numbers, in any unambiguous notation: `2019 Nov-Dec`, `March 2009`, `2020-05-01T00:00:00Z`. */
export function dateInText(text: string | null | undefined): CslDate | undefined {
  const plain = (text ?? '').trim().replace(/T\d\d:.*$/s, '')
  if (plain === '') return undefined
  const year = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.exec(plain)?.[0]
  for (const candidate of [plain, rewriteDate(plain), year]) {
    const date = candidate === undefined ? undefined : readDate(candidate)
    if (date?.['date-parts']) return date
  }
  return undefined
}

/** Writes a date as EDTF; `undefined` if there is none. */
export function edtfOf(date: CslDate | undefined): string | undefined {
  return date && toEdtf(date)
}
