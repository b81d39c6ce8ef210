/** Dates of RIS: `PY` or `Y1` (the year), `DA` (the date) and `Y2` (the day of access). */

import { type TaggedEntry, type TaggedValue, textOf } from '../tagged/entry.ts'
import { readLooseDate } from '../tagged/values.ts'

type ReadDate = string | { literal: string }

/**
 * Reads the date of publication: the most exact of the dates whose year is the one of `PY` or `Y1`. A `DA` of another year is
 * a different date, such as the day of access. EndNote writes a day without its year into `DA`.
 */
export function readIssued(entry: TaggedEntry): void {
  const year = entry.first('PY', 'Y1')
  const written = year && readDate(year)
  const exact = entry.first('DA')
  if (year === undefined || typeof written !== 'string') {
    const date = exact && readDate(exact)
    const isBetter = typeof date === 'string' || written === undefined
    entry.set('issued', isBetter ? date : written, isBetter ? exact : year)
    return
  }
  const sameYear = ['DA', 'PY', 'Y1']
    .flatMap((tag) => entry.first(tag) ?? [])
    .map((origin) => ({ origin, date: inYear(origin, written) }))
    .filter(({ date }) => date !== undefined && yearOf(date) === yearOf(written))
  const [best] = sameYear.toSorted((a, b) => (b.date?.length ?? 0) - (a.date?.length ?? 0))
  entry.set('issued', best?.date ?? written, best?.origin ?? year)
}

/** Reads the day of access from the first value that contains a year, or from all together (`May 6`, `2020`). */
export function readAccessed(entry: TaggedEntry, origins: readonly TaggedValue[]): void {
  const together = origins.map((origin) => textOf(origin)).join(' ')
  const [first] = origins
  const joined = first && origins.length > 1 ? [{ ...first, value: together }] : []
  for (const origin of [...origins.slice(0, 1), ...joined, ...origins.slice(1)]) {
    const date = readDate(origin)
    // It cannot be in words, and a number alone is something else.
    if (typeof date === 'string' && /\d{4}/.test(origin.value)) entry.set('accessed', date, origin)
  }
}

/** Reads a date, with the year of another if it has none itself. */
function inYear(origin: TaggedValue, other: string): string | undefined {
  const date = readDate(origin)
  if (typeof date === 'string') return date
  if (date === undefined || !/^\d{4}$/.test(other)) return undefined
  const both = readLooseDate(`${textOf(origin)} ${other}`)
  return typeof both === 'string' ? both : undefined
}

/** Returns the first year of a date in EDTF. */
function yearOf(date: string): string | undefined {
  return /^Y?-?[\dX]+/.exec(date)?.[0]
}

/** Reads `YYYY/MM/DD/words`, of which each part can be empty, or any other notation. */
export function readDate(origin: TaggedValue): ReadDate | undefined {
  const text = textOf(origin)
  const [, year, month, day, words] =
    /^(-?\d{3,4})?\/(\d{1,2})?\/(\d{1,2})?(?:\/(.*))?$/.exec(text) ??
    /^(\d{4})\/(\d{1,2})$/.exec(text) ??
    []
  if (year === undefined && month === undefined && day === undefined && words === undefined)
    return readLooseDate(text.replace(/^\/+/, ''))
  const inWords = readLooseDate(words ?? '')
  const isMore = typeof inWords === 'string' && /[/~]/.test(inWords)
  if ((month === undefined || isMore) && typeof inWords === 'string') return inWords
  if (year === undefined) return inWords
  if (month === undefined && typeof inWords === 'object') {
    // A season, or a month and a day.
    const withYear = readLooseDate(`${inWords.literal} ${year}`)
    if (typeof withYear === 'string') return withYear
  }
  const parts = [month, day].filter(Boolean).map((part = '') => part.padStart(2, '0'))
  const written = [year.replace(/\d+/, (digits) => digits.padStart(4, '0')), ...parts].join('-')
  return readLooseDate(written)
}
