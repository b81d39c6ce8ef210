/** Paths to the parts of a record's data. */

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'

/** Returns a path of Zod without symbols, which data from files cannot have. */
export function namesIn(path: readonly PropertyKey[]): (string | number)[] {
  return path.filter((part) => typeof part !== 'symbol')
}

/** Returns the value at a path; `undefined` if there is none. */
export function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<string | number, unknown> | null | undefined)?.[part],
    data,
  )
}

/** Returns the name of a field in the author's own file. */
export function fieldName(record: SourceRecord, path: DataPath): string {
  return record.nameOf?.(path) ?? writePath(path)
}

/** Writes a path as an author would: `evidence[2].reference`, counted from 1. */
export function writePath(path: DataPath): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part + 1}]` : index === 0 ? part : `.${part}`,
    )
    .join('')
}

/** Returns whether a value is a single one, and not a list or a group of fields. */
export function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
