/** Tables as comma-separated values (RFC 4180), for those who open them in a spreadsheet. */

import { csvFormatRows } from 'd3-dsv'

/** A cell: text of any kind, or a number that we made. */
export type Cell = string | number | undefined

/**
 * Writes a table for a spreadsheet.
 *
 * It starts with a byte order mark, without which Excel takes UTF-8 for another encoding. Text that a spreadsheet would
 * run as a formula has an apostrophe before it.
 *
 * @param rows the first holds the names of the columns
 */
export function toSpreadsheet(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${csvFormatRows(rows.map((row) => row.map(cellText)))}\n`
}

/**
 * What makes a spreadsheet take a cell for a formula at its start, also in full-width forms and behind a line break
 * (OWASP, "CSV Injection").
 */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell)
  return formula.test(cell) ? `'${cell}` : cell
}
