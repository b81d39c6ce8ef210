/** Reads dates as records contain them. */

import { edtf, type CslDate } from './csl-date.ts'
import { parseCslDate, type WrittenCslDate } from './date-fields.ts'
import { edtfToCslDate, impossibleDate, parseEdtf, wrong, type DateReading } from './edtf-date.ts'
import { monthNamed, rewriteDate } from './spelt-date.ts'

/** A date as a record contains it: EDTF or other text, a bare year, or an object with the fields of a CSL date. */
export type WrittenDate = string | number | WrittenCslDate

/** Reads a date as a record contains it; `undefined` if it is not a date. */
export function readDate(written: WrittenDate): CslDate | undefined {
  return parseDate(written).date
}

/**
 * Reads a date as a record contains it, or returns why it cannot be used.
 *
 * Text is EDTF, or words without a number, such as "in press", which are printed unchanged. The fields of a CSL date
 * are read as programs write them: numbers as text, seasons as numbers, words or months (13 to 16, 21 to 24), dates of
 * any notation in `raw`, and EDTF or `1996_2004` in `literal`. Other text in them is printed unchanged.
 */
export function parseDate(written: WrittenDate): DateReading {
  if (typeof written === 'object') return parseCslDate(written)
  // A number does not keep its zeros: 2020.10 is 2020.1.
  const isCut = typeof written === 'number' && !Number.isInteger(written)
  return isCut ? wrong(otherNotation) : parseText(String(written))
}

/** Reads a date as `parseDate` does, except that words are not a date. */
export function parseDateInNumbers(written: string | number): DateReading {
  const reading = parseDate(written)
  return reading.date?.literal === undefined ? reading : wrong('is not a date')
}

function parseText(text: string): DateReading {
  return (
    shortYear(text) ??
    parseEdtf(text) ??
    rewrittenDate(text) ??
    impossibleDate(text) ??
    parseWords(text)
  )
}

function shortYear(text: string): DateReading | undefined {
  const [, minus = '', digits] = /^(-?)(\d{1,3})$/.exec(text) ?? []
  return digits === undefined
    ? undefined
    : wrong('is not a year of four digits', `${minus}${digits.padStart(4, '0')}`)
}

/** The problem of a date in another notation, with the same date in EDTF. */
function rewrittenDate(text: string): DateReading | undefined {
  const rewritten = rewriteDate(text)
  if (rewritten === undefined || rewritten === text || !edtfToCslDate(rewritten)) return undefined
  return wrong(otherNotation, rewritten)
}

const otherNotation = 'is not a date in the form year-month-day'

function parseWords(text: string): DateReading {
  const words = text.trim()
  if (/\d/.test(words)) return wrong(otherNotation)
  if (!/\p{L}/u.test(words) || words.includes('/')) return wrong('is not a date')
  return monthNamed(words) === undefined ? { date: { literal: words } } : wrong('has no year')
}

/**
 * Writes a date as ISO 8601, as exactly as it is known: `2022`, `2022-04`, `2022-04-06`. A season becomes its year.
 *
 * @returns nothing for a range, a date in words, or an approximate date
 */
export function isoDate(written: WrittenDate): string | undefined {
  const { 'date-parts': [parts, end] = [], circa } = readDate(written) ?? {}
  return !parts || end || circa ? undefined : edtf(parts)
}
