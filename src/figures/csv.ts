import { csvFormat } from 'd3-dsv'

/**
 * Writes records as CSV (RFC 4180).
 *
 * @param columns the fields to write; one that no record has is left out. Text that a spreadsheet would take for a
 *   formula gets an apostrophe in front (OWASP, “CSV injection”): what is contributed must not run anywhere.
 */
export function toCsv<Field extends string>(
  records: readonly Partial<Record<Field, string | number | undefined>>[],
  columns: readonly Field[],
): string {
  const used = columns.filter((column) => records.some((record) => record[column] !== undefined))
  const rows = records.map((record) =>
    Object.fromEntries(used.map((column) => [column, harmless(record[column])])),
  )
  return `${csvFormat(rows, used)}\n`
}

function harmless(value: string | number | undefined): string | number | undefined {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

/** A file of CSV (RFC 7111 names the type, RFC 4180 its parameters). */
export function csvResponse(csv: string): Response {
  return new Response(csv, {
    headers: { 'content-type': 'text/csv; charset=utf-8; header=present' },
  })
}
