/** Tables in CSV files (RFC 4180), with the names of the columns in the first row. */

import { csvParseRows } from 'd3-dsv'

import { type DataPath, type Place, placeOfOffset } from '../shared/place.ts'
import type { ReadingProblem } from './problem.ts'

import { counted } from '../shared/counted.ts'
import { nearest } from '../shared/nearest.ts'

/** A table as read: its rows as records, its problems, and the place of each cell. */
export interface ParsedTable {
  /** One record for each row, without empty cells; `undefined` if the table cannot be read. */
  rows: Record<string, string | number>[] | undefined
  problems: ReadingProblem[]
  /** The place of a row or cell: `[0, 'value']`. A missing column is placed at the first row. */
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
 * @param options.numbers the columns with numbers; a value that is not a number stays text, as in the other columns
 * @param options.names the known names of columns; a first row without any of them is an error
 * @returns rows and problems; never throws
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
  const problems = (broken ? [broken] : findFaults(head, body, names)).map(
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

/** A fault, as the end of a sentence, and its fix. */
interface Fault {
  offset: number
  message: string
  hint: string
}

/**
 * Splits a text into lines of cells, without empty lines. The parser reports no places and repairs faults without a
 * message, so each cell is looked up in the text as it should be written.
 */
function split(source: string, start: number): { lines: Cell[][]; broken?: Fault } {
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

function misquoted(source: string, offset: number, raw: string): Fault {
  return source.startsWith(raw, offset)
    ? {
        offset: offset + raw.length,
        message: 'there is text after a closing quotation mark',
        hint: 'Put the whole cell in quotation marks, and double those inside it: `"a ""b"" c"`.',
      }
    : {
        offset,
        message: 'a quotation mark is not closed',
        hint: 'Put a quotation mark after the cell, and double those inside it: `"a ""b"" c"`.',
      }
}

/** Finds what prevents lines of cells from being a table. */
function findFaults(
  head: readonly Cell[],
  body: readonly (readonly Cell[])[],
  names: readonly string[],
): Fault[] {
  const [first] = head
  if (!first) {
    return [{ offset: 0, message: 'it is empty', hint: 'Name the columns in its first row.' }]
  }
  const other = otherFormat(head, first.value, names)
  if (other) return [{ offset: first.offset, ...other }]
  return [...unnamedColumns(head), ...repeatedColumns(head), ...longRows(head, body)]
}

/** Returns the fault of a file whose first row shows that it is something else. */
function otherFormat(
  head: readonly Cell[],
  first: string,
  names: readonly string[],
): Omit<Fault, 'offset'> | undefined {
  if (head.length === 1 && /[;\t]/.test(first)) {
    return {
      message: 'its columns are not separated by commas',
      hint: 'Save it as CSV with commas (spreadsheet programs ask for the separator when exporting).',
    }
  }
  if (/^<(?:!doctype|html|head|body)\b/i.test(first)) {
    return {
      message: 'it is a web page',
      hint: 'Download or export the table itself, as CSV.',
    }
  }
  const isNamed = ({ value }: Cell) => nearest(value, names) !== undefined || names.includes(value)
  if (names.length === 0 || head.some(isNamed)) return undefined
  const known = names.map((name) => `\`${name}\``).join(', ')
  return {
    message: `its first row contains none of the column names (${known})`,
    hint: 'Add a first row with the names of the columns.',
  }
}

function unnamedColumns(head: readonly Cell[]): Fault[] {
  return head
    .filter(({ value }) => value === '')
    .map(({ offset }) => ({
      offset,
      message: 'a column has no name',
      hint: 'Name every column in the first row, or remove the column.',
    }))
}

function repeatedColumns(head: readonly Cell[]): Fault[] {
  const isRepeated = ({ value }: Cell, index: number) =>
    value !== '' && head.findIndex((each) => each.value === value) < index
  return head.filter(isRepeated).map(({ value, offset }) => ({
    offset,
    message: `two columns are called \`${value}\``,
    hint: 'Give each column its own name, or remove one.',
  }))
}

function longRows(head: readonly Cell[], body: readonly (readonly Cell[])[]): Fault[] {
  return body.flatMap((cells) => {
    const [extra] = cells.slice(head.length)
    if (!extra) return []
    const message = `this row has ${counted(cells.length, 'cell')}, but the table has ${counted(head.length, 'column')}`
    const hint = 'Put quotation marks around a cell that contains a comma: `"Bonn, Germany"`.'
    return [{ offset: extra.offset, message, hint }]
  })
}

/** Reads a number as YAML writes it, without a unit or thousands separators. */
function number(text: string): string | number {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : text
}
