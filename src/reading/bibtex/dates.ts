/** Dates of BibTeX (`year`, `month`) and biblatex (`date`: ISO 8601-2, EDTF level 1, with marks of its own). */

import type { CslDate } from '../../shared/csl-date.ts'

import { edtfToCslDate } from '../../shared/csl-date.ts'

/** A date as CSL-JSON has it; a season is a number from 1 (spring) to 4 (winter). */
export type ReadDate = CslDate

/** What a field says that should be a date. */
export type DateReading =
  | { date: ReadDate }
  /** Words in place of a date, such as "in press". */
  | { words: string }
  /** No date. `suggestion` is the same in the form that is read. */
  | {
      fault: 'form' | 'open-start' | 'open-end' | 'order' | 'impossible' | 'seasons'
      suggestion?: string
    }

const english =
  'january february march april may june july august september october november december'.split(' ')
/** Languages whose names of months are read, besides English. */
const languages = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'pl', 'cs', 'fi']

const monthNumbers = new Map<string, number>(
  ['en', ...languages].flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' })
      const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
      return english.flatMap((_, index) => {
        const day = new Date(Date.UTC(2001, index, 15))
        const inDate = format.formatToParts(day).find(({ type }) => type === 'month')?.value ?? ''
        return [inDate, alone.format(day)].map((name): [string, number] => [
          plainWord(name),
          index + 1,
        ])
      })
    }),
  ),
)
for (const [name, number] of [
  ['sept', 9],
  ['märz', 3],
  ['mär', 3],
  ['jänner', 1],
] as const) {
  monthNumbers.set(plainWord(name), number)
}
const seasons: Record<string, number> = {
  spring: 1,
  summer: 2,
  autumn: 3,
  fall: 3,
  winter: 4,
}

/** The number of a month that is written as a number, a name or an abbreviation. */
function monthNumber(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word))
    return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : undefined
  const name = plainWord(word)
  return (
    monthNumbers.get(name) ??
    (name.length >= 3
      ? english.findIndex((month) => month.startsWith(name)) + 1 || undefined
      : undefined)
  )
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(/\.$/, '').normalize('NFC')
}

/**
 * Reads `date`, `urldate`, `eventdate` or `origdate`.
 *
 * Seasons (`2019-21` to `2019-24`), ranges, dates before our era, and dates that are about right (`~`, `?`, `%`) are
 * read; times of day are left out. A range without a start or an end cannot be printed.
 */
export function readDate(text: string): DateReading {
  const written = text
    .replace(/\u00a0/g, '~')
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/T\d{2}:?\d{2}[^/]*/g, '')
    .replace(/\?~|~\?/g, '%')
  const [start = '', end, ...more] = written.split('/')
  if (end !== undefined && more.length === 0) {
    const isOpen = (side: string) => /^(?:\.\.|unknown|open|\*)?$/i.test(side)
    if (isOpen(end) && isEdtfLike(start)) return { fault: 'open-end', suggestion: start }
    if (isOpen(start) && isEdtfLike(end)) return { fault: 'open-start', suggestion: end }
  }
  const season = /^(-?\d{4})-2([1-4])([~?%]?)$/.exec(written)
  if (season) {
    const [, year, number, mark] = season
    return {
      date: {
        'date-parts': [[Number(year)]],
        season: Number(number),
        ...(mark ? { circa: true } : {}),
      },
    }
  }
  const unspecified = vagueYears(written)
  if (unspecified) return { date: unspecified }
  const seasonRange = /^(-?\d{4})-2[1-4]\/(-?\d{4})-2[1-4]$/.exec(written)
  if (seasonRange) {
    const [, from = '', to = ''] = seasonRange
    return { fault: 'seasons', suggestion: from === to ? from : `${from}/${to}` }
  }
  const date = edtfToCslDate(written)
  if (date) return { date }
  if (/^\d{4}(?:-\d{2}){0,2}[~?%]?\/\d{4}(?:-\d{2}){0,2}[~?%]?$/.test(written)) {
    return { fault: edtfToCslDate(start) && edtfToCslDate(end ?? '') ? 'order' : 'impossible' }
  }
  if (/^\d{4}-\d{2}(?:-\d{2})?[~?%]?$/.test(written)) return { fault: 'impossible' }
  const other = writtenOtherwise(written.replaceAll('~', ' '))
  return other === undefined
    ? { words: written.replaceAll('~', ' ') }
    : { fault: 'form', suggestion: other }
}

/** A decade or a century (`199X`, `19XX`) as a range; a month or a day that is not given (`1999-XX`) is left out. */
function vagueYears(text: string): ReadDate | undefined {
  const [, known, unknown = ''] = /^(\d{2,3})([Xu]{1,2})$/.exec(text) ?? []
  if (known !== undefined && known.length + unknown.length === 4) {
    const first = Number(known.padEnd(4, '0'))
    return { 'date-parts': [[first], [Number(known.padEnd(4, '9'))]] }
  }
  const [, start] = /^(\d{4}(?:-\d{2})?)(?:-(?:XX|uu)){1,2}$/.exec(text) ?? []
  return start === undefined ? undefined : edtfToCslDate(start)
}

function isEdtfLike(text: string): boolean {
  return /^-?\d{4}(?:-\d{2}){0,2}[~?%]?$/.test(text)
}

/** A date in another form as EDTF, where it can mean one date only. */
export function writtenOtherwise(text: string): string | undefined {
  const days = /^(\d{1,2}\.?)\s*(?:--?|–)\s*(\d{1,2}\.?)\s+(\p{L}+\.?),?\s+(\d{4})$/u.exec(text)
  if (days) {
    const [start, end] = [days[1], days[2]].map((day) => byWords(`${day} ${days[3]} ${days[4]}`))
    const range = start && end ? `${start}/${end}` : ''
    return edtfToCslDate(range) ? range : undefined
  }
  const date =
    byNumbers(text, /^(?<y>\d{4})[./\s-]+(?<m>\d{1,2})[./\s-]+(?<d>\d{1,2})\.?$/) ??
    byNumbers(text, /^(?<d>\d{1,2})\.\s*(?<m>\d{1,2})\.\s*(?<y>\d{4})$/) ??
    unambiguous(text) ??
    byNumbers(text, /^(?<y>\d{4})[./\s-]+(?<m>\d{1,2})$/) ??
    byNumbers(text, /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/) ??
    byNumbers(text, /^(?<m>\d{1,2})[./-](?<y>\d{4})$/) ??
    byWords(text)
  return date && edtfToCslDate(date) ? date : undefined
}

function byNumbers(text: string, pattern: RegExp): string | undefined {
  const { y, m, d } = pattern.exec(text)?.groups ?? {}
  return y === undefined
    ? undefined
    : toEdtf(Number(y), Number(m), d === undefined ? undefined : Number(d))
}

/** Day and month in an order that differs from country to country, where one of them can only be the day. */
function unambiguous(text: string): string | undefined {
  const [, one, two, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? []
  if (one === undefined) return undefined
  const [first, second] = [Number(one), Number(two)]
  if (first > 12 || first === second) return toEdtf(Number(year), second, first)
  return second > 12 ? toEdtf(Number(year), first, second) : undefined
}

function byWords(text: string): string | undefined {
  const all = text.match(/\d+|\p{L}+/gu) ?? []
  const years = all.filter((word) => /^\d{4}$/.test(word))
  const monthWords = all.filter((word) => /\p{L}/u.test(word) && monthNumber(word) !== undefined)
  const days = all.filter((word) => /^\d{1,2}$/.test(word))
  const rest = all.filter(
    (word) =>
      /\p{L}/u.test(word) &&
      monthNumber(word) === undefined &&
      !/^(?:st|nd|rd|th|de|of|den|le|el)$/i.test(word),
  )
  if (years.length !== 1 || monthWords.length !== 1 || days.length > 1 || rest.length > 0)
    return undefined
  return toEdtf(
    Number(years[0]),
    monthNumber(monthWords[0] ?? '') ?? 0,
    days[0] === undefined ? undefined : Number(days[0]),
  )
}

function toEdtf(year: number, month: number, day?: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const rest = day === undefined ? [two(month)] : [two(month), two(day)]
  return [String(year).padStart(4, '0'), ...rest].join('-')
}

/**
 * Reads `year`: a number, a range, a year that is about right, or words.
 *
 * @returns several years for a range
 */
export function readYear(text: string): DateReading {
  const year = text
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\s*[–—]\s*/g, '--')
  const plain = /^(-?\d{1,4})\s*(BCE?|B\.\s?C\.(?:\s?E\.)?)?[a-z]?\.?$/i.exec(year)
  if (plain) {
    const number = Number(plain[1])
    return yearOf([plain[2] ? -number : number])
  }
  const circa =
    /^(?:c\.?|ca\.?|circa|about|around|~|um)\s*(\d{3,4})[~?]?$/i.exec(year) ??
    /^(\d{3,4})\s*[~?]$/.exec(year)
  if (circa) return yearOf([Number(circa[1])], true)
  const range = /^(\d{4})\s*(?:--?|\/)\s*(\d{4}|\d{2})$/.exec(year)
  if (range) {
    const [, first = '', second = ''] = range
    const last = second.length === 2 ? first.slice(0, 2) + second : second
    return Number(last) > Number(first) ? yearOf([Number(first), Number(last)]) : { fault: 'order' }
  }
  const date = readDate(year)
  if ('date' in date) return date
  const other = writtenOtherwise(year)
  if (other !== undefined) return readDate(other)
  const season = /^(\p{L}+)[\s,]+(\d{4})$/u.exec(year)
  const number = seasons[plainWord(season?.[1] ?? '')]
  if (season && number) return { date: { 'date-parts': [[Number(season[2])]], season: number } }
  return { words: year }
}

function yearOf(years: number[], circa = false): DateReading {
  return { date: { 'date-parts': years.map((year) => [year]), ...(circa ? { circa } : {}) } }
}

/**
 * Reads `month`, which may name the day, a season or a range: `mar`, `{March--April}`, `10~mar`, `{May 3--5}`.
 *
 * @returns one month and perhaps a day for each end, or a season; `undefined` where it names none
 */
export function readMonth(
  text: string,
): { ends: { month: number; day?: number }[] } | { season: number } | undefined {
  const words = text.replace(/[\u00a0~]/g, ' ').trim()
  const number = seasons[plainWord(words)]
  if (number !== undefined) return { season: number }
  const [start, end, ...more] = words.split(/\s*(?:--?|[–—/]|\band\b|&|\+|,(?=\s*\p{L}))\s*/u)
  if (start === undefined || more.length > 0) return undefined
  // A number beside the name of a month is a day.
  const isNamed = (other: string | undefined) => /\p{L}{3}/u.test(other ?? '')
  const a = monthAndDay(start, isNamed(end))
  const b = end === undefined ? undefined : monthAndDay(end, isNamed(start))
  if (end === undefined)
    return a?.month === undefined ? undefined : { ends: [{ ...a, month: a.month }] }
  // Of "10–12 March" and "March 10–12", each end has the month that the other names.
  const month = a?.month ?? b?.month
  const lastMonth = b?.month ?? a?.month
  if (!a || !b || month === undefined || lastMonth === undefined) return undefined
  return {
    ends: [
      { ...a, month },
      { ...b, month: lastMonth },
    ],
  }
}

function monthAndDay(text: string, isDay: boolean): { month?: number; day?: number } | undefined {
  const words = text.match(/\d+|\p{L}+/gu) ?? []
  const names = words.filter(
    (word) => /\p{L}/u.test(word) && !/^(?:st|nd|rd|th|de|of)$/i.test(word),
  )
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number)
  if (names.length > 1 || numbers.length > 1) return undefined
  const [name] = names
  const [value] = numbers
  if (name === undefined) {
    if (value === undefined || value > 31) return undefined
    return words.length === 1 && value <= 12 && !isDay ? { month: value } : { day: value }
  }
  const month = monthNumber(name)
  if (month === undefined) return undefined
  return value === undefined ? { month } : value <= 31 ? { month, day: value } : undefined
}
