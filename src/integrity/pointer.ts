/** Finds the places of words in the files of records. */

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath, Spot } from '../shared/place.ts'

import { findWords } from '../shared/normal-form.ts'

/**
 * Finds words in a field of a record.
 *
 * @param reach how many lines to search from the start of the field: the value is after its name, in quotation marks or
 *   braces, or on the next line
 * @returns the place and length of the words, or only the place of the field if they are written with escapes
 */
export type PointAt = (record: SourceRecord, path: DataPath, words: string, reach?: number) => Spot

/** Creates a function that finds words in files. It splits each file into lines only once. */
export function pointer(sources: ReadonlyMap<string, string>): PointAt {
  const files = new Map<string, string[]>()
  const linesOf = (file: string): string[] => {
    const known = files.get(file)
    if (known) return known
    const lines = sources.get(file)?.split('\n') ?? []
    files.set(file, lines)
    return lines
  }
  return (record, path, words, reach = 2) => {
    const place = record.placeOf(path)
    const lines = linesOf(place.file)
    const end = Math.min(lines.length, place.line - 1 + reach)
    for (let line = place.line; line <= end; line += 1) {
      const from = line === place.line ? place.column - 1 : 0
      const found = findWords(lines[line - 1] ?? '', words, from)
      if (found)
        return { place: { ...place, line, column: found.offset + 1 }, length: found.length }
    }
    return { place }
  }
}

/** Finds words in a field with several lines, of which only the first line is looked for, as `PointAt` does. */
export function pointInField(
  pointAt: PointAt,
  { record, path, value }: { record: SourceRecord; path: DataPath; value: string },
  words: string,
): Spot {
  const [line = ''] = words.split('\n')
  return pointAt(record, path, line.trimEnd(), value.split('\n').length + 2)
}
