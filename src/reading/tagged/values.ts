/** Values that RIS and MEDLINE share: names, dates and pages. */

import type { CslName } from '../../references/csl.ts'

import { edtfToCslDate } from '../../shared/edtf-date.ts'
import { rewriteDate } from '../../shared/spelt-date.ts'

/** Which person of a family it is. */
export const suffix = /^(?:Jr|Sr|II|III|IV|V|2nd|3rd|4th|5th)\.?$/i
/** What follows the name of a company after a comma. */
export const legalForm = /^(?:Inc|Incorporated|LLC|LLP|Ltd|Limited|PLC|GmbH|Pty Ltd)\.?$/

/**
 * Reads a name with the family name first: `Berg, Jan van den, Jr.` (RIS specification, "AU"), or in MEDLINE
 * `Berg, Jan van den Jr`. A name without a comma, or with one only at its end or before `Inc.`, is an organisation.
 */
export function readName(written: string): CslName {
  const [family = '', given = '', after = ''] = written.split(',').map((part) => part.trim())
  if (given === '' && after === '') return { literal: family }
  if (legalForm.test(given) && after === '') return { literal: written.trim() }
  const words = given.split(/\s+/)
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  const isSuffix = after === '' && suffix.test(last)
  return {
    family,
    given: isSuffix ? words.slice(0, -1).join(' ') : given,
    ...(after !== '' && { suffix: after }),
    ...(isSuffix && { suffix: last }),
    'parse-names': true,
  }
}

/** Reads a name with initials after it: `Berg J`, as in the field AU of MEDLINE. */
export function readShortName(written: string): CslName {
  const [, family, given, after] =
    /^(.+?) ([\p{Lu}-]{1,5})(?: (Jr|Sr|II|III|IV|2nd|3rd|4th))?$/u.exec(written.trim()) ?? []
  if (family === undefined || given === undefined) return { literal: written.trim() }
  return { family, given, ...(after !== undefined && { suffix: after }), 'parse-names': true }
}

/**
 * Reads a date in any unambiguous notation. Otherwise only its year is used; without a year, it is words.
 *
 * @returns EDTF or a CSL date
 */
export function readLooseDate(written: string): string | { literal: string } | undefined {
  const text = written
    .replace(/\s+/g, ' ')
    .trim()
    // Library catalogues put a year that the work itself does not state into brackets.
    .replace(/^\[(.*)\]$/, '$1')
  if (text === '') return undefined
  if (edtfToCslDate(text)) return text
  // Some programs put a slash between a year and the name of a month.
  for (const notation of [text, text.replaceAll('/', ' ')]) {
    const rewritten = rewriteDate(notation)
    if (rewritten !== undefined && edtfToCslDate(rewritten)) return rewritten
  }
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0]
  return year !== undefined && edtfToCslDate(year) ? year : { literal: text }
}

/** Writes the last page of a range in full: `369-82` is `369-382`. */
export function fullPages(written: string): string {
  return written
    .replace(/\s*\p{Pd}+\s*/gu, '-')
    .replace(/\b(\d+)-(\d+)\b/g, (range, first: string, last: string) =>
      last.length < first.length
        ? `${first}-${first.slice(0, first.length - last.length)}${last}`
        : range,
    )
    .trim()
}
