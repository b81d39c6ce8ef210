/**
 * Calendar dates, kept as text, and what all kinds of dates mean and how they are printed.
 *
 * `Date` objects never hold content: `2026-02-30` must be refused, not become 2 March.
 */

import type { CslDate } from './csl-date.ts'
import type { WrittenDate } from './written-date.ts'

import { endsOf, isOpen, isRealDay, seasonIn } from './csl-date.ts'
import { readDate } from './written-date.ts'

/** A calendar date, `YYYY-MM-DD`. */
export type CalendarDate = string

/** Returns whether `text` is a real day of the Gregorian calendar written as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  return isRealDay(...(match.slice(1).map(Number) as [number, number, number]))
}

/**
 * The first day that a date can mean: of 2020-06 the first of June, of a range the first day of its start.
 *
 * @returns the day, or `undefined` for a date in words and one that is only about right: nobody can say how far it is off
 */
export function earliestDay(written: WrittenDate): CalendarDate | undefined {
  const date = readDate(written)
  const [start] = date ? endsOf(date) : []
  if (!start || date?.circa) return undefined
  const [year = 0, month = 1, day = 1] = withoutSeason(start)
  return toCalendarDate(year, month, day)
}

/** The last day that a date can mean: of 2020-06 the 30th of June, of a range the last day of its end. */
export function latestDay(written: WrittenDate): CalendarDate | undefined {
  const date = readDate(written)
  const end = date ? endsOf(date).at(-1) : undefined
  if (!end || isOpen(end) || date?.circa) return undefined
  const [year = 0, month = 12, day] = withoutSeason(end)
  return toCalendarDate(year, month, day ?? daysInMonth(year, month))
}

/** Seasons fall into other months on the other half of the globe, and are no more exact than their year. */
function withoutSeason(parts: readonly number[]): readonly number[] {
  return seasonIn(parts) === undefined ? parts : parts.slice(0, 1)
}

/** How many days after `one` the other date is; less than none if it is before. */
export function daysBetween(one: CalendarDate, other: CalendarDate): number {
  return (toDate(other).getTime() - toDate(one).getTime()) / 86_400_000
}

/** The newest of days; `undefined` if there are none. */
export function newestDay(days: readonly CalendarDate[]): CalendarDate | undefined {
  return days.toSorted().at(-1)
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
 * Writes a date that may be a year, a season, a month, a day, a range of these, or words.
 *
 * @example formatPartialDate({ 'date-parts': [[2024, 11]] }, 'en-GB') // => 'November 2024'
 */
export function formatPartialDate(date: CslDate, language: string): string {
  const { 'date-parts': ends = [], season, literal } = date
  const text =
    typeof season === 'string'
      ? `${season} ${ends.map((parts) => formatParts(parts, language)).join(' – ')}`
      : endsOf(date)
          .map((parts) => (isOpen(parts) ? '' : formatParts(parts, language)))
          .join(' – ')
          .trimEnd()
  if (text === '') return literal ?? ''
  return date.circa ? `about ${text}` : text
}

/** The same for a date as a record holds it; other text stays as it is. */
export function formatEdtf(value: WrittenDate, language: string): string {
  const date = readDate(value)
  if (date) return formatPartialDate(date, language)
  return typeof value === 'object' ? '' : String(value)
}

/**
 * Writes a year.
 *
 * @param year less than 0 before Christ
 * @example formatYear(-44, 'en') // => '44 BC'
 */
export function formatYear(year: number, language: string): string {
  return formatParts([year], language)
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

const seasons = ['Spring', 'Summer', 'Autumn', 'Winter']

function formatParts(parts: readonly number[], language: string): string {
  const season = seasonIn(parts)
  if (season !== undefined) {
    return `${seasons[season - 1] ?? ''} ${formatParts(parts.slice(0, 1), language)}`
  }
  const [year = 0, month, day] = parts
  const date = new Date(Date.UTC(2000, (month ?? 1) - 1, day ?? 1))
  // 1 BC is the year 0 of the calendar.
  date.setUTCFullYear(year < 0 ? year + 1 : year)
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(year < 0 ? { era: 'short' } : {}),
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date)
}
