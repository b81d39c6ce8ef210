import { type Problem, defineRule } from '../rule.ts'

import { isCalendarDate } from '../../shared/dates.ts'
import { type OwnWords, ownWordsInRecords, ownWordsInText } from '../own-words.ts'

const monthName = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
const months = Array.from({ length: 12 }, (_, index) => monthName.format(Date.UTC(2022, index)))
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const weekday = `(?:(${weekdays.join('|')}),? (?:the )?)?`
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
const month = `(${months.join('|')})`
const year = String.raw`((?:19|20)\d\d)(?!\d)`

/** `Friday, 6 May 2022`, `6 May`. */
const dayFirst = new RegExp(
  String.raw`\b${weekday}(?<![\d.,:/–-])${day} (?:of )?${month}\b(?:,? ${year})?`,
  'g',
)
/** `Friday, May 6, 2022`. */
const monthFirst = new RegExp(String.raw`\b${weekday}${month} ${day},? ${year}`, 'g')
/** `2022-05-06`, but not in an address, where it may be anything, or in an attribute, which `date-is-possible` checks. */
const inNumbers = /(?<!=["'])(?<![\w/=.-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(\d\d)(?![\w/-])/g

const maybeDay = new RegExp(`\\d.{0,4}${month}|${month} \\d|\\d-\\d\\d-[23]\\d`)
const search = { pattern: maybeDay, quotations: false }

/** A day as written in a text. The year may be missing. */
interface WrittenDay {
  words: string
  offset: number
  weekday?: string | undefined
  day: number
  month: number
  year?: number | undefined
}

/**
 * Every day in a text exists and has the right weekday. Only English names of months are recognised, and quotations are
 * not checked.
 */
export const writtenDayExists = defineRule({
  name: 'written-day-exists',
  holds: 'Every day in a text exists and has the right weekday.',
  severity: 'error',
  checkText: (text, { pointAt }) => ownWordsInText(text, pointAt, search).flatMap(problemsIn),
  check: (checked) => ownWordsInRecords(checked, search).flatMap(problemsIn),
})

function problemsIn({ record, path, text, where }: OwnWords): Problem[] {
  // The schema checks a field that contains only a date.
  if (path && /^\s*[\d-]+\s*$/.test(text)) return []
  return daysIn(text).flatMap((written): Problem[] => {
    const problem = problemOf(written)
    if (!problem) return []
    const { words, offset } = written
    return [{ ...where(words, offset), ...problem, record }]
  })
}

function daysIn(text: string): WrittenDay[] {
  const toDay = (
    match: RegExpExecArray,
    { weekday, day, month, year }: Record<'weekday' | 'day' | 'month' | 'year', string | undefined>,
  ): WrittenDay => ({
    words: match[0],
    offset: match.index,
    weekday,
    day: Number(day),
    month: /^\d+$/.test(month ?? '') ? Number(month) : months.indexOf(month ?? '') + 1,
    year: year === undefined ? undefined : Number(year),
  })
  return [
    ...[...text.matchAll(dayFirst)].map((match) =>
      toDay(match, { weekday: match[1], day: match[2], month: match[3], year: match[4] }),
    ),
    ...[...text.matchAll(monthFirst)].map((match) =>
      toDay(match, { weekday: match[1], day: match[3], month: match[2], year: match[4] }),
    ),
    ...[...text.matchAll(inNumbers)].map((match) =>
      toDay(match, { weekday: undefined, day: match[3], month: match[2], year: match[1] }),
    ),
  ]
}

function problemOf(written: WrittenDay): Pick<Problem, 'message' | 'hint'> | undefined {
  const { words, weekday, day, month } = written
  // Without a year, the number may not be a day ("group 35 May"), and 29 February may exist.
  if (written.year === undefined && (day > 31 || day === 0)) return undefined
  const year = written.year ?? 2000
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  if (!isCalendarDate(date)) {
    return {
      message: `\`${words}\` does not exist.`,
      hint: 'Compare it with the source.',
    }
  }
  if (weekday === undefined || written.year === undefined) return undefined
  const actual = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]
  if (actual === weekday) return undefined
  return {
    message: `\`${words}\` was a ${actual}, not a ${weekday}.`,
    hint: 'Compare the day, the month and the year with the source.',
  }
}
