/** Dates as people type them, read or refused with what to type instead. */

import { type CalendarDate, isCalendarDate } from './dates.ts'
import { rewriteDate } from './spelt-date.ts'
import { parseDateInNumbers, readDate } from './written-date.ts'

/** A typed date in the form of records, or why it cannot be used: the end of a sentence that starts with it. */
export type TypedDate = { date: string } | { problem: string }

/**
 * Reads a day in any common notation: `3 May 2024`, `May 3, 2024`, `03.05.2024`, `2024/5/3`, `today`.
 *
 * @param today the current day
 * @returns the day as `YYYY-MM-DD`. A day that can be read in two ways is refused with both readings, because the order of
 *   day and month differs between countries
 */
export function readTypedDay(typed: string, today: CalendarDate): TypedDate {
  const date = readTypedDate(typed, today)
  if ('problem' in date || isCalendarDate(date.date)) return date
  return { problem: `is not one day. Write the whole date, such as ${today}.` }
}

/**
 * Reads a date that may be less exact than a day, or a range, in any common notation: `May 2024`, `2024`, `2020/21`, and
 * everything that records allow (EDTF, level 0 and 1).
 *
 * @param today the current day
 */
export function readTypedDate(typed: string, today: CalendarDate): TypedDate {
  const text = typed.trim()
  if (/^today$/i.test(text)) return { date: today }
  const readings = readingsOf(text)
  if (readings.length > 1)
    return { problem: `can be read in two ways. Write ${readings.join(' or ')}.` }
  if (/^(?:\d{1,2}[-./]){2}\d{2}$/.test(text))
    return { problem: 'has a year of two digits. Write all four.' }
  const date =
    parseDateInNumbers(text).problem === undefined ? text : (readings[0] ?? rewriteDate(text))
  if (date !== undefined && parseDateInNumbers(date).problem === undefined && readDate(date))
    return { date }
  const { message = 'is not a date' } = parseDateInNumbers(text).problem ?? {}
  const hasAdvice = /; write /.test(message)
  return { problem: hasAdvice ? `${message}.` : `${message}. Write a date such as ${today}.` }
}

/** Returns the days that a date of three numbers can be, with the year last: `03/06/2023`. */
function readingsOf(text: string): CalendarDate[] {
  const [, first = '', mark, second = '', year = ''] =
    /^(\d{1,2}) ?([-/]) ?(\d{1,2}) ?\2 ?(\d{4})$/.exec(text) ?? []
  if (mark === undefined) return []
  const day = (month: string, ofMonth: string) =>
    `${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`
  return [...new Set([day(second, first), day(first, second)])].filter(isCalendarDate)
}
