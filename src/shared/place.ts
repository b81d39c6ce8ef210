/** A position in one of the author's files. */
export interface Place {
  /** Absolute path of the file. */
  file: string
  /** Line, from 1. */
  line: number
  /** Column, from 1, in UTF-16 code units. */
  column: number
}

/** A place, and the number of characters to mark from there on, in the same line. */
export interface Spot {
  place: Place
  length?: number
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
  const at = Math.min(Math.max(0, offset), text.length)
  const starts = lineStarts(text)
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return { file, line: low + 1, column: at - (starts[low] ?? 0) + 1 }
}

/** Turns a line and a column of a text into an offset from its start. */
export function offsetOfPlace(
  text: string,
  { line, column }: Pick<Place, 'line' | 'column'>,
): number {
  return (lineStarts(text)[line - 1] ?? text.length) + column - 1
}

let last = { text: '', starts: [0] }

/** The starts of the lines of the last text, because many positions in one text are looked up in a row. */
function lineStarts(text: string): number[] {
  if (last.text !== text) {
    const starts = [0]
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      starts.push(at + 1)
    last = { text, starts }
  }
  return last.starts
}
