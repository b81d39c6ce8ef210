/** Where the words of a record stand in its file. */

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import type { Problem } from './rule.ts'

import { findWords } from '../shared/normal-form.ts'

/**
 * Points at words in a field of a record.
 *
 * @param reach how many lines from the start of the field are looked through: the value stands behind its name, in
 *   quotation marks or braces, or on the line below it
 * @returns their place and length; the place of the field where they are written with escapes
 */
export type PointAt = (
  record: SourceRecord,
  path: DataPath,
  words: string,
  reach?: number,
) => Pick<Problem, 'place' | 'length'>

/** Makes a function that points at words in files, each of which it takes apart once. */
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
