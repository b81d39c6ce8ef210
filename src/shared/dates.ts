/**
 * Calendar dates, stored as text, and the meaning and formatting of all kinds of dates.
 *
 * Content is never stored in `Date` objects, because `2026-02-30` must be an error and not become 2 March.
 */

import { endsOf, isOpen, isRealDay, seasonIn, type CslDate } from './csl-date.ts'
import { keepFormatters } from './kept-formatters.ts'
import { readDate, type WrittenDate } from './written-date.ts'

/** A calendar date, `YYYY-MM-DD`. */
export type CalendarDate = string

/** What dates have words for that `Intl` has none for. */
export interface DateWords {
  /** Says that a date is approximate. */
  about: (date: string) => string
  /** Writes a season, from spring (1) to winter (4), with its year. */
  season: (season: number, year: string) => string
}

/** Returns whether `text` is a real day of the Gregorian calendar written as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  return isRealDay(...(match.slice(1).map(Number) as [number, number, number]))
}

/**
 * Returns the first day of a date: 1 June for 2020-06, and the first day of the start for a range.
 *
 * @returns the day, or `undefined` for a date in words or an approximate date
 */
export function earliestDay(written: WrittenDate): CalendarDate | undefined {
  const date = readDate(written)
  const [start] = date ? endsOf(date) : []
  if (!start || date?.circa) return undefined
  const [year = 0, month = 1, day = 1] = withoutSeason(start)
  return toCalendarDate(year, month, day)
}

/** Returns the last day of a date: 30 June for 2020-06, and the last day of the end for a range. */
export function latestDay(written: WrittenDate): CalendarDate | undefined {
  const date = readDate(written)
  const end = date ? endsOf(date).at(-1) : undefined
  if (!end || isOpen(end) || date?.circa) return undefined
  const [year = 0, month = 12, day] = withoutSeason(end)
  return toCalendarDate(year, month, day ?? daysInMonth(year, month))
}

/** Replaces a season with its year, because seasons are in different months in the two hemispheres. */
function withoutSeason(parts: readonly number[]): readonly number[] {
  return seasonIn(parts) === undefined ? parts : parts.slice(0, 1)
}

/** Returns the number of days from one date to another; negative if the other is earlier. */
export function daysBetween(one: CalendarDate, other: CalendarDate): number {
  return (toDate(other).getTime() - toDate(one).getTime()) / 86_400_000
}

/** Returns the latest day; `undefined` if there is none. */
export function newestDay(days: readonly CalendarDate[]): CalendarDate | undefined {
  return days.toSorted().at(-1)
}

/** Returns the next day. */
export function dayAfter(date: CalendarDate): CalendarDate {
  const next = toDate(date)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** Returns the current time: `SOURCE_DATE_EPOCH` (seconds since 1970, reproducible-builds.org) if it is set, else the clock. */
export function now(environment: Record<string, string | undefined> = process.env): Date {
  const epoch = Number(environment['SOURCE_DATE_EPOCH'])
  return environment['SOURCE_DATE_EPOCH'] && Number.isFinite(epoch)
    ? new Date(epoch * 1000)
    : new Date()
}

/** Returns the current day in UTC. */
export function today(environment: Record<string, string | undefined> = process.env): CalendarDate {
  return now(environment).toISOString().slice(0, 10)
}

/**
 * Formats a calendar date in the publication's language.
 *
 * @example formatDate('2022-04-06', 'en-GB') // => '6 April 2022'
 */
export function formatDate(date: CalendarDate, language: string): string {
  return write(toDate(date), language, { dateStyle: 'long', timeZone: 'UTC' })
}

/**
 * Formats a date: a year, a season, a month, a day, a range of these, or words.
 *
 * @example formatPartialDate({ 'date-parts': [[2024, 11]] }, 'en-GB') // => 'November 2024'
 */
export function formatPartialDate(
  date: CslDate,
  language: string,
  words: DateWords = englishWords,
): string {
  const { 'date-parts': ends = [], season, literal } = date
  const text =
    typeof season === 'string'
      ? `${season} ${ends.map((parts) => formatParts(parts, language, words)).join(' – ')}`
      : endsOf(date)
          .map((parts) => (isOpen(parts) ? '' : formatParts(parts, language, words)))
          .join(' – ')
          .trimEnd()
  if (text === '') return literal ?? ''
  return date.circa ? words.about(text) : text
}

/** Formats a date as a record contains it. Other text is unchanged. */
export function formatEdtf(
  value: WrittenDate,
  language: string,
  words: DateWords = englishWords,
): string {
  const date = readDate(value)
  if (date) return formatPartialDate(date, language, words)
  return typeof value === 'object' ? '' : String(value)
}

/**
 * Writes a year.
 *
 * @param year negative for years BC
 * @example formatYear(-44, 'en') // => '44 BC'
 */
export function formatYear(year: number, language: string): string {
  return formatParts([year], language, englishWords)
}

/** Returns the start of a calendar day in UTC, for feeds and comparisons. */
export function toDate(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

/** Clamps a year to four digits, because calendar dates are compared as text. */
function toCalendarDate(year: number, month: number, day: number): CalendarDate {
  const fourDigits = Math.min(Math.max(year, 0), 9999)
  return [
    String(fourDigits).padStart(4, '0'),
    ...[month, day].map((part) => String(part).padStart(2, '0')),
  ].join('-')
}

function daysInMonth(year: number, month: number): number {
  const date = new Date(0)
  // The day before the first of the next month. Months count from 0 here.
  date.setUTCFullYear(year, month, 0)
  return date.getUTCDate()
}

const seasons = ['Spring', 'Summer', 'Autumn', 'Winter']
const englishWords: DateWords = {
  about: (date) => `about ${date}`,
  season: (season, year) => `${seasons[season - 1] ?? ''} ${year}`,
}

function formatParts(parts: readonly number[], language: string, words: DateWords): string {
  const season = seasonIn(parts)
  if (season !== undefined)
    return words.season(season, formatParts(parts.slice(0, 1), language, words))
  const [year = 0, month, day] = parts
  const date = new Date(Date.UTC(2000, (month ?? 1) - 1, day ?? 1))
  // 1 BC is the year 0 of the calendar.
  date.setUTCFullYear(year < 0 ? year + 1 : year)
  return write(date, language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(year < 0 ? { era: 'short' } : {}),
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  })
}

/** Writes a date. In French, the first of a month is an ordinal number, which the patterns of Unicode leave out. */
function write(date: Date, language: string, options: Intl.DateTimeFormatOptions): string {
  const formatter = formatterFor(language, options)
  if (!/^fr\b/i.test(language)) return formatter.format(date)
  return formatter
    .formatToParts(date)
    .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
    .join('')
}

const formatterFor = keepFormatters(
  (language, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options),
)
