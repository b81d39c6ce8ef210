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
  const plain = plainDate.exec(text)
  if (plain) return plainToCslDate(plain.slice(1))
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

/** A year, a month or a day without marks: nearly every date there is, and edtf.js takes its time over each. */
const plainDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

function plainToCslDate(written: (string | undefined)[]): CslDate | undefined {
  const parts = written.filter((part) => part !== undefined).map(Number)
  const [year = 0, month = 1, day = 1] = parts
  return isRealDay(year, month, day) ? { 'date-parts': [parts] } : undefined
}

/** A date as a record holds it: EDTF text, a bare year, or a CSL date, whose numbers may be text (CSL-JSON schema 1.0.2). */
export type WrittenDate =
  | string
  | number
  | {
      readonly 'date-parts': readonly (readonly (string | number)[])[]
      readonly circa?: unknown
    }

/** Reads a date as a record holds it; `undefined` where it is none. */
export function readDate(date: WrittenDate): CslDate | undefined {
  if (typeof date !== 'object') return edtfToCslDate(String(date))
  return {
    'date-parts': date['date-parts'].map((parts) => parts.map(Number)),
    ...(date.circa ? { circa: true } : {}),
  }
}

/**
 * The first day that a date can mean: of 2020-06 the first of June, of a range the first day of its start.
 *
 * @returns the day, or `undefined` for a date that is only about right: nobody can say how far it is off
 */
export function earliestDay(date: WrittenDate): CalendarDate | undefined {
  const { 'date-parts': ends = [], circa } = readDate(date) ?? {}
  const [year, month = 1, day = 1] = ends[0] ?? []
  return year === undefined || circa ? undefined : toCalendarDate(year, month, day)
}

/** The last day that a date can mean: of 2020-06 the 30th of June, of a range the last day of its end. */
export function latestDay(date: WrittenDate): CalendarDate | undefined {
  const { 'date-parts': ends = [], circa } = readDate(date) ?? {}
  const [year, month = 12, day] = ends.at(-1) ?? []
  if (year === undefined || circa) return undefined
  return toCalendarDate(year, month, day ?? daysInMonth(year, month))
}

/** How many days after `one` the other date is; less than none if it is before. */
export function daysBetween(one: CalendarDate, other: CalendarDate): number {
  return (toDate(other).getTime() - toDate(one).getTime()) / 86_400_000
}

/** The day after a day. */
export function dayAfter(date: CalendarDate): CalendarDate {
  const next = toDate(date)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
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

/** The same for a date as a record holds it; other text stays as it is. */
export function formatEdtf(value: WrittenDate, language: string): string {
  const date = readDate(value)
  if (date) return formatPartialDate(date, language)
  return typeof value === 'object' ? '' : String(value)
}

/** The start of a calendar day in UTC, for feeds and comparisons. */
export function toDate(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

/** Calendar dates compare as text, so years that four digits do not hold stand at the ends of those that they do. */
function toCalendarDate(year: number, month: number, day: number): CalendarDate {
  const fourDigits = Math.min(Math.max(year, 0), 9999)
  return [
    String(fourDigits).padStart(4, '0'),
    ...[month, day].map((part) => String(part).padStart(2, '0')),
  ].join('-')
}

function daysInMonth(year: number, month: number): number {
  const date = new Date(0)
  // The day before the first of the month that follows; months count from 0 here.
  date.setUTCFullYear(year, month, 0)
  return date.getUTCDate()
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
