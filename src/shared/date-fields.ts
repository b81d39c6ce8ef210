/** Reads dates in the fields of CSL, as programs write them. */

import { type CslDate, isOpen } from './csl-date.ts'
import {
  type DateReading,
  edtfToCslDate,
  impossibleDate,
  ofParts,
  parseEdtf,
  wrong,
} from './edtf-date.ts'

import { monthNamed, rewriteDate } from './spelt-date.ts'

export interface WrittenCslDate {
  readonly 'date-parts'?: unknown
  readonly season?: unknown
  readonly circa?: unknown
  readonly literal?: unknown
  readonly raw?: unknown
}

/** Reads a date in the fields of CSL. */
export function parseCslDate(written: WrittenCslDate): DateReading {
  const circa = isTrue(written['circa'])
  const season = textOf(written['season'])
  const ends = datePartsOf(written['date-parts'])
  if (ends === undefined) {
    const found = JSON.stringify(written['date-parts'])
    return wrong(
      `has the \`date-parts\` ${found}, which are not a date; write them as [[<year>, <month>, <day>]]`,
    )
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
    return wrong(
      'contains no date; add `date-parts`, as in [[<year>, <month>, <day>]], or `literal`',
    )
  }
  const notation = rewriteDate(words)
  const rewritten = notation === undefined ? undefined : edtfToCslDate(notation)
  const isRead = raw !== '' || /^\d{4}_\d{4}$/.test(words)
  const { date, problem } = parseEdtf(words) ??
    (rewritten && isRead ? { date: rewritten } : undefined) ??
    (rewritten ? undefined : impossibleDate(words)) ?? { date: { literal: words } }
  return problem
    ? { problem: { ...problem, written: words } }
    : { date: { ...date, ...(circa ? { circa } : {}) } }
}

/** Returns date parts as one text, as they are written. */
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

/** Returns whether all parts of a date are unknown, as in `[[null]]` or `[[0]]`. */
export function isEmptyDate(written: WrittenCslDate): boolean {
  const { 'date-parts': parts, raw, literal, season } = written
  return (
    parts !== undefined &&
    datePartsOf(parts)?.length === 0 &&
    [raw, literal, season].every((words) => textOf(words) === '')
  )
}

/** Returns whether a flag is set, as programs write it: `true`, `1`, `"1"`, `"true"`. */
export function isTrue(flag: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof flag)
    ? !/^(?:0|false|no)?$/i.test(String(flag).trim())
    : false
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/**
 * Returns the ends of a date as numbers, without the unknown parts.
 *
 * @returns an empty list if all parts are unknown, and `undefined` if one is not part of a date
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

/** Returns a year, month or day; `undefined` if it is empty, `NaN` if it is something else. */
function partOf(written: unknown, index: number): number | undefined {
  if (written === null || written === undefined) return undefined
  const text = textOf(written)
  if (text === '') return typeof written === 'string' ? undefined : NaN
  const number = /^-?\d+$/.test(text) ? Number(text) : NaN
  if (index !== 1 || number <= 12) return number
  const season = seasonOf(text)
  return season === undefined ? (monthNamed(text) ?? number) : season + 20
}

/** Returns a season as 1 to 4. It can be a number, `season-01`, `Spring`, or a month from 13 to 24. */
function seasonOf(text: string): number | undefined {
  const number = monthNamed(text) ?? Number(/^(?:season-)?0*(\d{1,2})$/i.exec(text)?.[1] ?? NaN)
  if (/^\p{L}+\.?$/u.test(text) && number <= 12) return undefined
  const first = [1, 13, 21].find((start) => number >= start && number < start + 4)
  return first === undefined ? undefined : number - first + 1
}

/** Adds the season of a separate field to a date, unless the date has a month, which is more exact. */
function withSeason(date: CslDate, written: string): CslDate {
  const { 'date-parts': parts = [], ...rest } = date
  const [start = []] = parts
  if (written === '' || parts.length > 1 || start.length > 1 || date.season !== undefined)
    return date
  return { 'date-parts': parts, season: seasonOf(written) ?? written, ...rest }
}
