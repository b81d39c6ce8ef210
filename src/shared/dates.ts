/**
 * Dates as an editor writes them: calendar dates and EDTF strings, kept as text.
 *
 * `Date` objects never hold content: `2026-02-30` must be refused, not become 2 March.
 */

import { parse } from 'edtf'

/** A calendar date, `YYYY-MM-DD`. */
export type CalendarDate = string

/** A CSL date: one `date-parts` array per end of the range (CSL 1.0.2, "Date variables"). */
export interface CslDate {
  'date-parts': number[][]
  circa?: boolean
}

/** Tells whether `text` is a real day of the Gregorian calendar written as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  return isRealDay(...(match.slice(1).map(Number) as [number, number, number]))
}

/** Tells whether the Gregorian calendar, carried back as far as needed, has such a day. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/**
 * Reads an EDTF date of level 0 or 1 (Library of Congress, EDTF 2019): `2020`, `2020-06`, `2020-06-01`, `2020~`, `2020/2021`.
 *
 * @returns the date as CSL `date-parts`, or `undefined` where the text is no such date. Times, seasons and open
 *   intervals have no `date-parts` and are refused, and so are intervals that end before they start.
 */
export function edtfToCslDate(text: string): CslDate | undefined {
  let parsed: EdtfValue
  try {
    parsed = parse(text, { level: 1 }) as EdtfValue
  } catch {
    return undefined
  }
  const ends = parsed.type === 'Interval' ? parsed.values : [parsed]
  const parts: number[][] = []
  for (const end of ends) {
    if (!isEdtfDate(end)) return undefined
    const [year, month, day] = end.values
    if (year === undefined || end.values.length > 3 || end.unspecified) return undefined
    // edtf.js lets 29 February pass in every year.
    if (!isRealDay(year, (month ?? 0) + 1, day ?? 1)) return undefined
    parts.push([
      year,
      ...(month === undefined ? [] : [month + 1]),
      ...(day === undefined ? [] : [day]),
    ])
  }
  const [first = [], last = first] = parts
  if (comesBefore(last, first)) return undefined
  const circa = ends.some((end) => isEdtfDate(end) && Boolean(end.approximate ?? end.uncertain))
  return { 'date-parts': parts, ...(circa ? { circa } : {}) }
}

/** The moment that counts as now: `SOURCE_DATE_EPOCH` (seconds since 1970, reproducible-builds.org) where set, else the clock. */
export function now(environment: Record<string, string | undefined> = process.env): Date {
  const epoch = Number(environment['SOURCE_DATE_EPOCH'])
  return environment['SOURCE_DATE_EPOCH'] && Number.isFinite(epoch)
    ? new Date(epoch * 1000)
    : new Date()
}

/** The day that counts as today, in UTC. */
export function today(environment: Record<string, string | undefined> = process.env): CalendarDate {
  return now(environment).toISOString().slice(0, 10)
}

/**
 * Writes a calendar date as people do, in the publication's language.
 *
 * @example formatDate('2022-04-06', 'en-GB') // => '6 April 2022'
 */
export function formatDate(date: CalendarDate, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    toDate(date),
  )
}

/**
 * Writes a date that may be a year, a month, a day or a range of these.
 *
 * @example formatPartialDate({ 'date-parts': [[2024, 11]] }, 'en-GB') // => 'November 2024'
 */
export function formatPartialDate(date: CslDate, language: string): string {
  const text = date['date-parts'].map((parts) => formatParts(parts, language)).join(' – ')
  return date.circa ? `about ${text}` : text
}

/** The same for a date as an editor writes it (EDTF, or a bare year); other text stays as it is. */
export function formatEdtf(value: string | number, language: string): string {
  const date = edtfToCslDate(String(value))
  return date ? formatPartialDate(date, language) : String(value)
}

/** The start of a calendar day in UTC, for feeds and comparisons. */
export function toDate(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

/** Compares two dates as far as both are exact. */
function comesBefore(one: number[], other: number[]): boolean {
  const at = one.findIndex((part, index) => part !== other[index])
  const [a, b] = [one[at], other[at]]
  return a !== undefined && b !== undefined && a < b
}

interface EdtfDate {
  type: 'Date'
  values: number[]
  approximate?: unknown
  uncertain?: unknown
  unspecified?: unknown
}

/** What edtf.js parses: a date, an interval of two, or something that has no use here. */
interface EdtfValue {
  type: string
  values: unknown[]
}

function isEdtfDate(value: unknown): value is EdtfDate {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Date'
}

function formatParts(parts: number[], language: string): string {
  const [year = 0, month, day] = parts
  const date = new Date(Date.UTC(2000, (month ?? 1) - 1, day ?? 1))
  date.setUTCFullYear(year)
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date)
}
