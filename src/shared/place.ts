/** Where something stands in the author's own files. */
export interface Place {
  /** Absolute path of the file. */
  file: string
  /** Line, from 1. */
  line: number
  /** Column, from 1, in UTF-16 code units. */
  column: number
}

/** A path into structured data, such as `['evidence', 0, 'reference']`. */
export type DataPath = readonly (string | number)[]

/**
 * Turns an offset in a text into a line and a column.
 *
 * @param text the whole text of the file
 * @param offset in UTF-16 code units from the start, clamped to the text
 */
export function placeOfOffset(file: string, text: string, offset: number): Place {
  const before = text.slice(0, Math.max(0, offset))
  const line = before.split('\n').length
  return { file, line, column: before.length - before.lastIndexOf('\n') }
}
