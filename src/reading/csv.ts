/** Tables in files: CSV (RFC 4180) whose first row names the columns. */

import { csvParseRows } from 'd3-dsv'

import type { DataPath, Place } from '../shared/place.ts'
import type { ReadingProblem } from './problem.ts'

import { counted } from '../shared/counted.ts'
import { nearest } from '../shared/nearest.ts'
import { placeOfOffset } from '../shared/place.ts'

/** A table as read: its rows as records, what was wrong with it, and where each cell stands. */
export interface ParsedTable {
  /** One record a row, without the cells that are empty; `undefined` if the table could not be read. */
  rows: Record<string, string | number>[] | undefined
  problems: ReadingProblem[]
  /** The place of a row or cell: `[0, 'value']`. A column that is not there is placed at the names of the others. */
  placeOf: (path: DataPath, part?: 'value' | 'name') => Place
}

interface Cell {
  value: string
  offset: number
}

/**
 * Reads a table.
 *
 * @param source the text of the file
 * @param file its absolute path, for places
 * @param options.numbers the columns that hold numbers; what is none there stays text, and so does everything else
 * @param options.names the names that columns have; a first row without any of them is no row of names
 * @returns rows and problems; it never throws
 */
export function parseCsv(
  source: string,
  file: string,
  { numbers, names = [] }: { numbers: readonly string[]; names?: readonly string[] },
): ParsedTable {
  const start = source.startsWith('\uFEFF') ? 1 : 0
  const { lines, broken } = split(source, start)
  const [head = [], ...body] = lines
  const columns = head.map(({ value }) => value)
  const place = (offset: number) => placeOfOffset(file, source, offset)
  const problems = (broken ? [broken] : inTable(head, body, names)).map(
    ({ offset, message, hint }): ReadingProblem => ({
      rule: 'file-parses',
      place: place(offset),
      message: `This is not a table: ${message}.`,
      hint,
    }),
  )
  const rows = body.map((cells) =>
    Object.fromEntries(
      cells.flatMap(({ value }, index) => {
        const column = columns[index] ?? ''
        return value === '' ? [] : [[column, numbers.includes(column) ? number(value) : value]]
      }),
    ),
  )
  return {
    rows: problems.length === 0 ? rows : undefined,
    problems,
    placeOf: ([row, column], part = 'value') => {
      const index = columns.indexOf(String(column))
      const line = part === 'name' || (column !== undefined && index < 0) ? head : body[Number(row)]
      return place((line?.[index] ?? line?.[0])?.offset ?? start)
    },
  }
}

interface Problem {
  offset: number
  message: string
  hint: string
}

/**
 * Splits a text into lines of cells, lines of nothing left out. The parser gives no places and mends what is broken in
 * silence, so each cell is found again as it must be written.
 */
function split(source: string, start: number): { lines: Cell[][]; broken?: Problem } {
  const lines: Cell[][] = []
  let at = start
  for (const row of csvParseRows(source.slice(start))) {
    const cells: Cell[] = []
    for (const written of row) {
      const isQuoted = source[at] === '"'
      const raw = isQuoted ? `"${written.replaceAll('"', '""')}"` : written
      const offset = at
      at += raw.length
      const next = /^(?:,|\r\n?|\n|$)/.exec(source.slice(at, at + 2))
      if (isQuoted && (!next || source.slice(offset, at) !== raw))
        return { lines, broken: misquoted(source, offset, raw) }
      at += next?.[0].length ?? 0
      cells.push({ value: written.trim(), offset })
    }
    if (cells.some(({ value }) => value !== '')) lines.push(cells)
  }
  return { lines }
}

function misquoted(source: string, offset: number, raw: string): Problem {
  return source.startsWith(raw, offset)
    ? {
        offset: offset + raw.length,
        message: 'there is something behind a closing quotation mark',
        hint: 'Put the whole cell in quotation marks, and double those inside it: `"a ""b"" c"`.',
      }
    : {
        offset,
        message: 'a quotation mark is not closed',
        hint: 'Put a quotation mark behind the cell, and double those inside it: `"a ""b"" c"`.',
      }
}

/** What keeps lines of cells from being a table. */
function inTable(
  head: readonly Cell[],
  body: readonly (readonly Cell[])[],
  names: readonly string[],
): Problem[] {
  const [first] = head
  if (!first) {
    return [{ offset: 0, message: 'it is empty', hint: 'Name the columns in its first row.' }]
  }
  if (head.length === 1 && /[;\t]/.test(first.value)) {
    return [
      {
        offset: first.offset,
        message: 'its columns are not separated by commas',
        hint: 'Save it as CSV with commas (in a spreadsheet, choose the separator while exporting).',
      },
    ]
  }
  if (/^<(?:!doctype|html|head|body)\b/i.test(first.value)) {
    return [
      {
        offset: first.offset,
        message: 'it is a web page',
        hint: 'Download or export the table itself, as CSV.',
      },
    ]
  }
  const isNamed = ({ value }: Cell) => nearest(value, names) !== undefined || names.includes(value)
  if (names.length > 0 && !head.some(isNamed)) {
    return [
      {
        offset: first.offset,
        message: `its first row names none of the columns (${names.map((name) => `\`${name}\``).join(', ')})`,
        hint: 'Put a row with the names of the columns above the others.',
      },
    ]
  }
  const twice = head.filter(
    ({ value }, index) => head.findIndex((each) => each.value === value) < index,
  )
  return [
    ...head
      .filter(({ value }) => value === '')
      .map(({ offset }) => ({
        offset,
        message: 'a column has no name',
        hint: 'Name every column in the first row, or remove the column.',
      })),
    ...twice
      .filter(({ value }) => value !== '')
      .map(({ value, offset }) => ({
        offset,
        message: `two columns are called \`${value}\``,
        hint: 'Give each column a name of its own, or remove one.',
      })),
    ...body.flatMap((cells) => {
      const [extra] = cells.slice(head.length)
      if (!extra) return []
      const message = `this row has ${counted(cells.length, 'cell')}, and the table ${counted(head.length, 'column')}`
      const hint = 'Put quotation marks around a cell with a comma in it: `"Bonn, Germany"`.'
      return [{ offset: extra.offset, message, hint }]
    }),
  ]
}

/** Numbers as YAML writes them, without units or thousands separators. */
function number(text: string): string | number {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : text
}
