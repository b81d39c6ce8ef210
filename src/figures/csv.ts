import { contentType, mediaTypes } from '../shared/media-types.ts'
import { toSpreadsheet } from '../metadata/spreadsheet.ts'

/**
 * Writes records as CSV.
 *
 * @param columns the fields to write, in their order; a field that no record has is left out
 */
export function toCsv<Field extends string>(
  records: readonly Partial<Record<Field, string | number | undefined>>[],
  columns: readonly Field[],
): string {
  const used = columns.filter((column) => records.some((record) => record[column] !== undefined))
  return toSpreadsheet([used, ...records.map((record) => used.map((column) => record[column]))])
}

/** Returns CSV as a file. */
export function csvResponse(csv: string): Response {
  return new Response(csv, {
    headers: { 'content-type': contentType(mediaTypes.csv) },
  })
}
