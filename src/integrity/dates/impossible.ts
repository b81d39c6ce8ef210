/** Dates that cannot be right by themselves, or together with another date. */

import type { SourceRecord } from '../../reading/record.ts'
import { type CalendarDate, earliestDay, formatEdtf, latestDay } from '../../shared/dates.ts'
import type { DataPath } from '../../shared/place.ts'
import type { WrittenDate } from '../../shared/written-date.ts'

/** A field of a record that holds a date. */
export interface DateField {
  record: SourceRecord
  path: DataPath
  date: WrittenDate | undefined
}

/** An impossible date in a record, and how to fix it. */
export interface ImpossibleDate extends DateField {
  date: WrittenDate
  message: string
  hint: string
}

/** The hint for two dates in the wrong order. */
export const correctOne = 'Correct one of the two dates.'

/** A field of a record that holds a date. */
export function dateField(
  record: SourceRecord,
  path: DataPath,
  date: WrittenDate | undefined,
): DateField {
  return { record, path, date }
}

/**
 * Finds a date in the future.
 *
 * @param what the subject of the message
 * @param until the last possible day
 */
export function inFuture(
  { date, ...field }: DateField,
  what: string,
  until: CalendarDate,
  hint = 'Correct it. It can be today at the latest.',
): ImpossibleDate[] {
  const first = date === undefined ? undefined : earliestDay(date)
  if (date === undefined || first === undefined || first <= until) return []
  return [{ ...field, date, message: `${what} is in the future: ${quoted(date)}.`, hint }]
}

/** The first thing of a kind, and its year. */
export interface First {
  year: number
  what: string
}

/** Nothing was viewed, archived or published on the web before. */
export const firstWebsite: First = { year: 1991, what: 'the first website' }

/** MEDLARS, from which PubMed developed, ran the first searches. */
export const firstDatabase: First = { year: 1964, what: 'the first medical database' }

/** Finds a date before the first thing of its kind. */
export function beforeFirst(
  { date, ...field }: DateField,
  what: string,
  first: First,
): ImpossibleDate[] {
  const last = date === undefined ? undefined : latestDay(date)
  if (date === undefined || last === undefined || last >= `${first.year}-01-01`) return []
  const message = `${what} is before ${first.what} (${first.year}): ${quoted(date)}.`
  return [{ ...field, date, message, hint: 'Correct the year.' }]
}

/** A date as it was written, or in words if it was written in several parts. */
export function quoted(date: WrittenDate): string {
  return typeof date === 'object' ? inWords(date) : `\`${date}\``
}

/** A date in words, for messages. */
export function inWords(date: WrittenDate): string {
  return formatEdtf(date, 'en-GB')
}
