/**
 * What dates of BibTeX (`year`, `month`, `day`) and biblatex (`date`) have of their own. The rest is for the reader of
 * all dates (`shared/csl-date.ts`).
 *
 * Texts are without LaTeX, where `~` has become a no-break space. Text that is no date is returned as it is, and the
 * check of the record reports it.
 */

import type { CslDate } from '../../shared/csl-date.ts'
import { type WrittenDate, parseDate } from '../../shared/written-date.ts'

import { edtfToCslDate } from '../../shared/edtf-date.ts'
import { rewriteDate, toEdtfYear } from '../../shared/spelt-date.ts'

/**
 * Reads `date`, `urldate`, `eventdate` or `origdate`: EDTF as biblatex has it, and as it was before 2019 (`1999/open`,
 * `199u`, `1850?~`).
 */
export function readDateField(text: string): WrittenDate {
  const edtf = withoutTies(text)
    .replace(/ ?\/ ?/g, '/')
    .replace(/\?~|~\?/g, '%')
    .replace(/^(?:unknown|open|\*)(?=\/)|(?<=\/)(?:unknown|open|\*)$/gi, '..')
    .replace(/^\d{2}[\du]u$|(?<=^\d{4}(?:-\d{2})?)(?:-uu)+$/g, (digits) =>
      digits.replaceAll('u', 'X'),
    )
  return edtfToCslDate(edtf) ?? edtf
}

/**
 * Reads `year`, which holds a year of any length, a date in any notation that has one reading, or words.
 *
 * @example readYearField('2005a') // => { 'date-parts': [[2005]] }
 */
export function readYearField(text: string): WrittenDate {
  const year = withoutTies(text)
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^(\d{4})[a-z]?\.?$/, '$1')
  if (/^-\d{1,3}$/.test(year)) return { 'date-parts': [[Number(year)]] }
  const [, start = '', end = ''] = /^(\d{4}) ?[-–/] ?(\d{2})$/.exec(year) ?? []
  if (end > start.slice(2)) {
    // The end of a range of years, unless it could be a month.
    return end > '12'
      ? { 'date-parts': [[Number(start)], [Number(start.slice(0, 2) + end)]] }
      : { literal: year }
  }
  return parseDate({ raw: year }).date ?? year
}

/**
 * Reads `1899/1988`, the years of a work and of its reprint. Years that are less than 25 years apart can be a range.
 *
 * @returns `undefined` for any other text
 */
export function readReprint(text: string): { original: CslDate; reprint: CslDate } | undefined {
  const [, first = '', last = ''] = /^(\d{4}) ?\/ ?(\d{4})$/.exec(withoutTies(text)) ?? []
  if (Number(last) - Number(first) < 25 || first === '') return undefined
  return {
    original: { 'date-parts': [[Number(first)]] },
    reprint: { 'date-parts': [[Number(last)]] },
  }
}

/**
 * Adds `month` to a year: `mar`, `3`, `{March--April}`, `{10~mar}`, `{May 3--5}`, `{Spring}`; and `day`.
 *
 * @returns `undefined` if `month` names none
 */
export function readMonthField(date: CslDate, month: string, day = ''): WrittenDate | undefined {
  const [[year = 0] = []] = date['date-parts'] ?? []
  const words = withoutTies(month)
  const named = /\p{L}/u.test(words)
    ? words
    : words.replace(/\d+/g, (number) => monthNames[Number(number) - 1] ?? number)
  const [start, end] = rewriteDate(`${named} ${leapYear}`)?.split('/') ?? []
  if (!start?.startsWith(`${leapYear}-`)) return undefined
  const inYear = (written: string, counted: number) =>
    written.replace(String(leapYear), toEdtfYear(counted))
  const isMonth = end === undefined && /^\d{4}-\d{2}$/.test(start)
  const exact = isMonth && /^\d{1,2}$/.test(day) ? `${start}-${day.padStart(2, '0')}` : start
  // "December--January" ends in the next year.
  const edtf =
    end === undefined
      ? inYear(exact, year)
      : `${inYear(start, year)}/${inYear(end, end < start ? year + 1 : year)}`
  const read = edtfToCslDate(edtf)
  return read ? { ...read, ...(date.circa ? { circa: true } : {}) } : edtf
}

const leapYear = 2000
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A tie is a space, and after a year the mark of a date that is only about right. */
function withoutTies(text: string): string {
  return text
    .replace(/(?<=\d\??)\u00a0(?=\??\s*(?:\/|$))/g, '~')
    .replace(/\s+/g, ' ')
    .trim()
}
