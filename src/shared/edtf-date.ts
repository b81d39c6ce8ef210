/** Reads dates in EDTF. */

import { parse } from 'edtf'

import { edtf, isOpen, isRealDay, seasonIn, type CslDate } from './csl-date.ts'

/** Why a date cannot be used. */
export interface DateProblem {
  /** The end of a sentence that starts with the name of the field. */
  message: string
  /** The date as EDTF, if it was written in several parts. */
  written?: string
  /** A valid date that the author may have intended. */
  suggestion?: string
}

/** The result of reading a date: the date, or the reason why there is none. */
export type DateReading =
  | { date: CslDate; problem?: never }
  | { date?: never; problem: DateProblem }

/**
 * Reads an EDTF date of level 0 or 1 (Library of Congress, EDTF 2019): `2020`, `2020-06`, `2020-06-01`, `2020-21` for
 * spring, `2020~`, `2020/2021`, `2020/..`, `202X`.
 *
 * @returns the date as CSL writes it, or `undefined` if the text is not such a date
 */
export function edtfToCslDate(text: string): CslDate | undefined {
  return parseEdtf(text)?.date
}

/** A plain year, month or day. Nearly all dates have this form, and edtf.js is slow. */
const plainDate = /^(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/

/** Reads an EDTF date; `undefined` if the text is not EDTF. */
export function parseEdtf(text: string): DateReading | undefined {
  const plain: (string | undefined)[] | undefined = plainDate.exec(text)?.slice(1)
  if (plain) return ofParts([plain.filter((part) => part !== undefined).map(Number)])
  if (openStart.test(text)) return startless()
  let parsed: EdtfValue
  try {
    parsed = parse(withoutUnknownDigits(text), edtfOptions) as EdtfValue
  } catch {
    return undefined
  }
  const ends = parsed.type === 'Interval' ? parsed.values : [parsed]
  const parts: number[][] = []
  for (const end of ends) {
    // An open end is infinite, an unknown end is null.
    if (end === null || typeof end === 'number') {
      parts.push([0])
      continue
    }
    // Decades, centuries and sets of level 2.
    if (!isEdtfDate(end)) return undefined
    if (end.unspecified) {
      return wrong('has unknown digits, which styles cannot print; write a range such as 1990/1999')
    }
    // The text after the day is the time.
    const [year = 0, second, day] = end.values
    const month = second === undefined || end.type === 'Season' ? second : second + 1
    parts.push([year > 0 ? year : year - 1, month, day].filter((part) => part !== undefined))
  }
  const circa = ends.some((end) => isEdtfDate(end) && Boolean(end.approximate ?? end.uncertain))
  return ofParts(parts, circa)
}

/** Reads seasons, which can be uncertain and can be the ends of a range, as in biblatex. */
const edtfOptions = { level: 1, seasonIntervals: true, seasonUncertainty: true } as const

const openStart = /^(?:\.\.)?\/-?\d{4}/

/** Reads a decade or century (`199X`, `19XX`) as a range of years. Leaves out an unknown month or day (`1999-XX`). */
function withoutUnknownDigits(text: string): string {
  if (!text.includes('X')) return text
  const sides = text.split('/').map((side) => side.replace(/(?:-XX)+(?=[~?%]?$)/, ''))
  const [start = '', end = start] = sides
  const year = /^\d{2}[\dX]X(?=[~?%]?$)/
  const fill = (side: string, digit: string) =>
    side.replace(year, (digits) => digits.replaceAll('X', digit))
  return sides.length > 1 || year.test(start) ? `${fill(start, '0')}/${fill(end, '9')}` : start
}

export function impossibleDate(text: string): DateReading | undefined {
  return /^-?\d{4}-\d\d(?:-\d\d)?[~?%]?(?:$|\/)/.test(text) ? wrong(impossible) : undefined
}

const impossible = 'is not a date that exists'

export function wrong(message: string, suggestion?: string): { problem: DateProblem } {
  const fix = suggestion ?? 'it as 2020, 2020-06 or 2020-06-01'
  return {
    problem: {
      message: message.includes(';') ? message : `${message}; write ${fix}`,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  }
}

function startless(): { problem: DateProblem } {
  return wrong('is a range without a start, which styles cannot print; write the year it starts')
}

/** Checks a date in numbers. Seasons are the months 21 to 24, and the year 0 is an open end. */
export function ofParts(ends: number[][], circa = false): DateReading {
  const [start = [], end] = ends
  if (isOpen(start)) return startless()
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

function isPossible(parts: readonly number[]): boolean {
  const [year = 0, month = 1, day = 1] = parts
  if (seasonIn(parts) !== undefined) return parts.length === 2
  return isRealDay(year < 0 ? year + 1 : year, month, day)
}

/** Compares two dates to the precision that both have. A season compares only with other seasons. */
function comesBefore(one: readonly number[], other: readonly number[]): boolean {
  const areAlike = (seasonIn(one) === undefined) === (seasonIn(other) === undefined)
  const exact = areAlike ? Math.min(one.length, other.length) : 1
  const at = one.slice(0, exact).findIndex((part, index) => part !== other[index])
  const [a, b] = [one[at], other[at]]
  return a !== undefined && b !== undefined && a < b
}

interface EdtfDate {
  type: 'Date' | 'Year' | 'Season'
  values: number[]
  approximate?: unknown
  uncertain?: unknown
  unspecified?: unknown
}

/** A value that edtf.js returns: a date, an interval of two dates, or a kind that is not used here. */
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
