/** Dates of sources, as CSL writes them. */

import { toEdtfYear } from './spelt-date.ts'

/**
 * A CSL date (CSL-JSON schema 1.0.2, "date-variable").
 *
 * `date-parts` contains one list for a date and two for a range, each `[year, month, day]` as far as known. Years BC are
 * negative, and there is no year 0: as the end of a range, it means that the range is open. A date without
 * `date-parts` has `literal`, which is printed unchanged.
 */
export interface CslDate {
  'date-parts'?: number[][]
  /** 1 to 4, from spring to winter, or another part of a year in words. In a range, seasons are the months 21 to 24. */
  season?: number | string
  circa?: boolean
  literal?: string
}

/** Returns whether the end of a range is open. */
export function isOpen([year]: readonly number[]): boolean {
  return year === 0
}

/** Returns the season in a list of date parts that has one instead of a month. */
export function seasonIn([, month = 0]: readonly number[]): number | undefined {
  return month > 20 && month < 25 ? month - 20 : undefined
}

/** Returns whether a day exists in the proleptic Gregorian calendar. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Returns whether a date is a phrase such as "n.d.", for which styles have their own terms. */
export function isNoDate({ literal = '' }: CslDate): boolean {
  return /^(?:n\. ?d\.?|nd|no date|undated|s\. ?[ad]\.|o\. ?[jd]\.)$/i.test(
    literal.replace(/\s+/g, ' '),
  )
}

/** Returns the first and last part of a date as numbers. Seasons are the months 21 to 24, and an open end is `[0]`. */
export function endsOf({ 'date-parts': ends = [], season }: CslDate): number[][] {
  const [start = []] = ends
  return typeof season === 'number' && ends.length === 1 && start.length === 1
    ? [[...start, season + 20]]
    : ends
}

/**
 * Returns the year in which a date starts; negative for years BC.
 *
 * @returns for a date in words, the year in the words, or `undefined` if there is none
 */
export function yearOf(date: CslDate | undefined): number | undefined {
  const year = date?.['date-parts']?.[0]?.[0]
  if (year !== undefined || date?.literal === undefined) return year
  const before = /(?<!\d)(\d{1,4}) ?(?:BCE?\b|B\.C\.)/.exec(date.literal)?.[1]
  if (before !== undefined) return -Number(before)
  const found = /(?<!\d)\d{4}(?!\d)/.exec(date.literal)?.[0]
  return found === undefined ? undefined : Number(found)
}

/**
 * Writes a date as EDTF (level 1), which is how biblatex writes dates.
 *
 * @returns nothing for a date in words
 */
export function toEdtf(date: CslDate): string | undefined {
  const ends = endsOf(date)
  if (ends.length === 0) return undefined
  const about = date.circa ? '~' : ''
  return ends.map((parts) => (isOpen(parts) ? '..' : `${edtf(parts)}${about}`)).join('/')
}

export function edtf([year = 0, ...rest]: readonly number[]): string {
  return [toEdtfYear(year), ...rest.map((part) => String(part).padStart(2, '0'))].join('-')
}

/**
 * Converts a date for citeproc, which throws an error if the ends of a range differ in their number of parts.
 *
 * The more exact end of a range is shortened to the precision of the other.
 */
export function forCiteproc(date: CslDate): CslDate {
  const [start = [], end] = date['date-parts'] ?? []
  if (!end || start.length === end.length) return date
  if (isOpen(end)) return { ...date, 'date-parts': [start, start.map(() => 0)] }
  const exact = Math.min(start.length, end.length)
  const [one, other] = [start.slice(0, exact), end.slice(0, exact)]
  const isRange = one.some((part, index) => part !== other[index])
  return { ...date, 'date-parts': isRange ? [one, other] : [one] }
}
