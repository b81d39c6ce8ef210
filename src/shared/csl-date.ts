/** Dates of sources: as records hold them, and as CSL has them. */

import { parse } from 'edtf'

import { monthNamed, rewriteDate, toEdtfYear } from './spelt-date.ts'

/**
 * A CSL date (CSL-JSON schema 1.0.2, "date-variable").
 *
 * `date-parts` holds one list for a date and two for a range, each `[year, month, day]` as far as known. Years before
 * Christ are negative, and there is no year 0: as the end of a range it means that the range is open. A date without
 * `date-parts` has `literal`, which is printed as it is.
 */
export interface CslDate {
  'date-parts'?: number[][]
  /** 1 to 4, from spring to winter, or another part of a year in words. In a range, seasons are the months 21 to 24. */
  season?: number | string
  circa?: boolean
  literal?: string
}

/** A date as a record holds it: EDTF text, a bare year, or an object with the fields of a CSL date. */
export type WrittenDate = string | number | WrittenCslDate

interface WrittenCslDate {
  readonly 'date-parts'?: unknown
  readonly season?: unknown
  readonly circa?: unknown
  readonly literal?: unknown
  readonly raw?: unknown
}

/** Why a date cannot be used. */
export interface DateProblem {
  /** The end of a sentence that starts with the name of the field. */
  message: string
  /** The date as EDTF, where it was written in several parts. */
  written?: string
  /** A date that can be used and that the author may have meant. */
  suggestion?: string
}

/** What a date comes to: the date, or the reason why there is none. */
export type DateReading =
  { date: CslDate; problem?: never } | { date?: never; problem: DateProblem }

/** Reads a date as a record holds it; `undefined` where it is none. */
export function readDate(written: WrittenDate): CslDate | undefined {
  return parseDate(written).date
}

/**
 * Reads an EDTF date of level 0 or 1 (Library of Congress, EDTF 2019): `2020`, `2020-06`, `2020-06-01`, `2020-21` for
 * spring, `2020~`, `2020/2021`, `2020/..`.
 *
 * @returns the date as CSL has it, or `undefined` where the text is no such date
 */
export function edtfToCslDate(text: string): CslDate | undefined {
  return parseEdtf(text).date
}

/**
 * Reads a date as a record holds it, and says what is wrong where it cannot be used.
 *
 * Text is EDTF. The fields of a CSL date are read as programs write them: numbers as text, seasons as numbers, words or
 * months (13 to 16, 21 to 24), and EDTF or `1996_2004` in `raw` and `literal`. Other words are printed as they are.
 */
export function parseDate(written: WrittenDate): DateReading {
  if (typeof written === 'object') return parseCslDate(written)
  const reading = parseEdtf(String(written))
  if (reading.date || typeof written === 'string') return reading
  const digits = String(Math.abs(written)).padStart(4, '0')
  return Number.isInteger(written)
    ? wrong('is not a year of four digits', `"${written < 0 ? '-' : ''}${digits}"`)
    : reading
}

/** A year, a month or a day without marks: nearly every date there is, and edtf.js takes its time over each. */
const plainDate = /^(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/

function parseEdtf(text: string): DateReading {
  const plain: (string | undefined)[] | undefined = plainDate.exec(text)?.slice(1)
  if (plain) return ofParts([plain.filter((part) => part !== undefined).map(Number)])
  let parsed: EdtfValue
  try {
    parsed = parse(text, edtfOptions) as EdtfValue
  } catch {
    return notEdtf(text)
  }
  const ends = parsed.type === 'Interval' ? parsed.values : [parsed]
  const parts: number[][] = []
  for (const end of ends) {
    // An open end is infinite, an unknown one null.
    if (end === null || typeof end === 'number') {
      parts.push([0])
      continue
    }
    if (!isEdtfDate(end)) return wrong('is not a date that styles can print')
    if (end.unspecified) {
      return wrong('has unknown digits, which styles cannot print; write a range such as 1990/1999')
    }
    // What follows the day is the time.
    const [year = 0, second, day] = end.values
    const month = second === undefined || end.type === 'Season' ? second : second + 1
    parts.push([year > 0 ? year : year - 1, month, day].filter((part) => part !== undefined))
  }
  const circa = ends.some((end) => isEdtfDate(end) && Boolean(end.approximate ?? end.uncertain))
  return ofParts(parts, circa)
}

/** Seasons may be uncertain and bound a range, as in biblatex. */
const edtfOptions = { level: 1, seasonIntervals: true, seasonUncertainty: true } as const

function notEdtf(text: string): DateReading {
  const rewritten = rewriteDate(text)
  const isDate = rewritten !== undefined && rewritten !== text && parseEdtf(rewritten).date
  if (isDate) return wrong('is not a date in the form year-month-day', rewritten)
  if (isoShape.test(text)) return wrong(impossible)
  return wrong(/\d/.test(text) ? 'is not a date in the form year-month-day' : 'is not a date')
}

const isoShape = /^-?\d{4}-\d\d(?:-\d\d)?(?:$|\/)/

const impossible = 'is not a date that exists'

function wrong(message: string, suggestion?: string): { problem: DateProblem } {
  const fix = suggestion ?? 'it as 2020, 2020-06 or 2020-06-01'
  return {
    problem: {
      message: message.includes(';') ? message : `${message}; write ${fix}`,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  }
}

/** Checks a date in numbers: seasons are the months 21 to 24, the year 0 is an open end. */
function ofParts(ends: number[][], circa = false): DateReading {
  const [start = [], end] = ends
  if (isOpen(start)) {
    return wrong('is a range without a start, which styles cannot print; write the year it starts')
  }
  if (!ends.every((parts) => isOpen(parts) || isPossible(parts))) return wrong(impossible)
  if (end && !isOpen(end) && comesBefore(end, start)) {
    return wrong('is a range that ends before it starts', `${edtf(end)}/${edtf(start)}`)
  }
  const mark = circa ? { circa } : {}
  const season = seasonIn(start)
  return end || season === undefined
    ? { date: { 'date-parts': ends, ...mark } }
    : { date: { 'date-parts': [start.slice(0, 1)], season, ...mark } }
}

/** Tells whether the end of a range is open. */
export function isOpen([year]: readonly number[]): boolean {
  return year === 0
}

/** The season that a list of date parts names instead of a month. */
export function seasonIn([, month = 0]: readonly number[]): number | undefined {
  return month > 20 && month < 25 ? month - 20 : undefined
}

function isPossible(parts: readonly number[]): boolean {
  const [year = 0, month = 1, day = 1] = parts
  if (seasonIn(parts) !== undefined) return parts.length === 2
  return isRealDay(year < 0 ? year + 1 : year, month, day)
}

/** Tells whether the Gregorian calendar, carried back as far as needed, has such a day. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Compares two dates as far as both are exact; a season is no more exact than its year, but among seasons. */
function comesBefore(one: readonly number[], other: readonly number[]): boolean {
  const areAlike = (seasonIn(one) === undefined) === (seasonIn(other) === undefined)
  const exact = areAlike ? Math.min(one.length, other.length) : 1
  const at = one.slice(0, exact).findIndex((part, index) => part !== other[index])
  const [a, b] = [one[at], other[at]]
  return a !== undefined && b !== undefined && a < b
}

/** Reads a date in the fields of CSL. */
function parseCslDate(written: WrittenCslDate): DateReading {
  const circa = isTrue(written['circa'])
  const season = textOf(written['season'])
  const ends = datePartsOf(written['date-parts'])
  if (ends === undefined) {
    const found = JSON.stringify(written['date-parts'])
    return wrong(`has the \`date-parts\` ${found}, which are no date; write them as [[2020, 6, 1]]`)
  }
  if (ends.length > 0) {
    const isAbout = /^(?:circa|ca?\.?|about)$/i.test(season)
    const reading = ofParts(ends, circa || isAbout)
    if (reading.problem) {
      return { problem: { ...reading.problem, written: quotedParts(written['date-parts']) } }
    }
    return { date: isAbout ? reading.date : withSeason(reading.date, season) }
  }
  const raw = textOf(written['raw'])
  const words = raw || textOf(written['literal']) || (/\D/.test(season) ? season : '')
  if (words === '') {
    return wrong('holds no date; give it `date-parts`, as [[2020, 6, 1]], or `literal`')
  }
  const { date: exact, problem } = parseEdtf(words)
  if (problem && isoShape.test(raw)) return { problem: { ...problem, written: raw } }
  const notation = raw || /^\d{4}_\d{4}$/.test(words) ? rewriteDate(words) : undefined
  const date = exact ?? (notation ? parseEdtf(notation).date : undefined)
  return { date: { ...(date ?? { literal: words }), ...(circa ? { circa } : {}) } }
}

/** Date parts as they are written, in one text. */
function quotedParts(written: unknown): string {
  const ends = (written as unknown[]).some(Array.isArray) ? (written as unknown[]) : [written]
  return ends
    .map((parts) =>
      (Array.isArray(parts) ? parts : [])
        .map((part: unknown, index) => textOf(part).padStart(index === 0 ? 4 : 2, '0'))
        .join('-'),
    )
    .join('/')
}

/** Tells whether a date has nothing but parts that are unknown, such as `[[null]]` or `[[0]]`. */
export function saysNothing(written: WrittenCslDate): boolean {
  const { 'date-parts': parts, raw, literal, season } = written
  return (
    parts !== undefined &&
    datePartsOf(parts)?.length === 0 &&
    [raw, literal, season].every((words) => textOf(words) === '')
  )
}

/** Tells whether a flag is set, as programs write it: `true`, `1`, `"1"`, `"true"`. */
export function isTrue(flag: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof flag)
    ? !/^(?:0|false|no)?$/i.test(String(flag).trim())
    : false
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/**
 * The ends of a date in numbers, what is unknown left out.
 *
 * @returns an empty list where all is unknown, and `undefined` where something is no part of a date
 */
function datePartsOf(written: unknown): number[][] | undefined {
  if (written === undefined || written === null) return []
  if (!Array.isArray(written) || written.length > 3) return undefined
  const lists: unknown[] = written.some(Array.isArray) ? written : [written]
  const ends = lists.map((list) => {
    if (list === null) return []
    return Array.isArray(list) ? partsOf(list) : undefined
  })
  if (!ends.every((parts) => parts !== undefined)) return undefined
  const [start = [], end] = ends
  if (ends.length > 2) return undefined
  if (start.length === 0) return end?.length ? [[0], end] : []
  if (end) return [start, end.length === 0 || isOpen(end) ? [0] : end]
  return isOpen(start) ? [] : [start]
}

function partsOf(list: readonly unknown[]): number[] | undefined {
  const parts = list.map(partOf)
  if (parts.length > 3 || parts.some((part) => Number.isNaN(part))) return undefined
  // An unknown month or day is often written as 0.
  const unknown = parts.findIndex((part, index) => part === undefined || (index > 0 && part === 0))
  return (unknown === -1 ? parts : parts.slice(0, unknown)) as number[]
}

/** A year, month or day; `undefined` where it is empty, `NaN` where it is something else. */
function partOf(written: unknown, index: number): number | undefined {
  if (written === null || written === undefined) return undefined
  const text = textOf(written)
  if (text === '') return typeof written === 'string' ? undefined : NaN
  const number = /^-?\d+$/.test(text) ? Number(text) : NaN
  if (index !== 1 || number <= 12) return number
  const season = seasonOf(text)
  return season === undefined ? (monthNamed(text) ?? number) : season + 20
}

/** A season as 1 to 4: by its number, as `season-01` or `Spring`, or as one of the months that stand for seasons. */
function seasonOf(text: string): number | undefined {
  const number = monthNamed(text) ?? Number(/^(?:season-)?0*(\d{1,2})$/i.exec(text)?.[1] ?? NaN)
  if (/^\p{L}+\.?$/u.test(text) && number <= 12) return undefined
  const first = [1, 13, 21].find((start) => number >= start && number < start + 4)
  return first === undefined ? undefined : number - first + 1
}

/** A date with the season that a field of its own names; a month says more. */
function withSeason(date: CslDate, written: string): CslDate {
  const { 'date-parts': parts = [], ...rest } = date
  const [start = []] = parts
  if (written === '' || parts.length > 1 || start.length > 1 || date.season !== undefined)
    return date
  return { 'date-parts': parts, season: seasonOf(written) ?? written, ...rest }
}

/** The first and the last part of a date in numbers; seasons are the months 21 to 24, an open end is `[0]`. */
export function endsOf({ 'date-parts': ends = [], season }: CslDate): number[][] {
  const [start = []] = ends
  return typeof season === 'number' && ends.length === 1 && start.length === 1
    ? [[...start, season + 20]]
    : ends
}

/**
 * The year in which a date starts; less than 0 before Christ.
 *
 * @returns the year that its words name, where it has nothing but words, or `undefined` where they name none
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

function edtf([year = 0, ...rest]: readonly number[]): string {
  return [toEdtfYear(year), ...rest.map((part) => String(part).padStart(2, '0'))].join('-')
}

/**
 * Writes a date as ISO 8601 has it, as exact as it is known: `2022`, `2022-04`, `2022-04-06`; of a season its year.
 *
 * @returns nothing for a range, a date in words, and one that is only about right
 */
export function isoDate(written: WrittenDate): string | undefined {
  const { 'date-parts': [parts, end] = [], circa } = readDate(written) ?? {}
  return !parts || end || circa ? undefined : edtf(parts)
}

/**
 * Describes a date as citeproc reads it: both ends of a range with as many parts, or citeproc throws.
 *
 * The exact end of a range loses what the other does not say.
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

interface EdtfDate {
  type: 'Date' | 'Year' | 'Season'
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
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    ['Date', 'Year', 'Season'].includes(String(value.type))
  )
}
