import { csvFormatRows } from 'd3-dsv'

/** A cell: any text, or a number of our own. */
export type Cell = string | number | undefined

/**
 * Writes a table as comma-separated values (RFC 4180) for a spreadsheet.
 *
 * It starts with a byte order mark, without which Excel does not recognise UTF-8. Text that a spreadsheet would run as a
 * formula is preceded by an apostrophe.
 *
 * @param rows the first contains the names of the columns
 */
export function toSpreadsheet(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${csvFormatRows(rows.map((row) => row.map(cellText)))}\n`
}

/**
 * Matches the start of cells that a spreadsheet reads as formulas, including full-width forms and line breaks (OWASP, "CSV
 * Injection").
 */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell)
  return formula.test(cell) ? `'${cell}` : cell
}
