/** Records with mistakes, as far as they are right: what they say elsewhere can be checked before the mistakes are corrected. */

import type { z } from 'astro/zod'

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import { type Kind, fieldMeant } from './schemas.ts'

import { namesIn, valueAt } from './record-paths.ts'

/** The typed data of a record with mistakes. */
export interface Provisional<Data> {
  /** Its data, with a stand-in for each value that is wrong or missing. */
  data: Data
  /** Returns whether a stand-in was read since the last call. What was concluded meanwhile may be wrong. */
  wasGuessed: () => boolean
}

/** Values of every shape that a schema may expect. The first one that it accepts stands in for a wrong one. */
const standIns: readonly unknown[] = [
  undefined,
  'x',
  1,
  '2000-01-01',
  true,
  ['x'],
  [],
  {},
  'en',
  'https://example.org/',
  [0, 1],
]

/** A field with a stand-in: its path, and the number of the next stand-in to try. */
interface Guess {
  path: DataPath
  next: number
}

/** How often a record is validated before it is given up. */
const mostAttempts = 40

/**
 * Returns the typed data of an invalid record, in which stand-ins take the place of what is wrong.
 *
 * @returns `undefined` if the record as a whole is wrong, or if no stand-in is accepted
 */
export function provisionalData<Data>(
  { data: written }: SourceRecord,
  kind: Kind<Data>,
): Provisional<Data> | undefined {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return undefined
  const draft: object = structuredClone(written)
  const guesses = new Map<string, Guess>()
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const { data, error } = kind.schema.safeParse(draft)
    if (!error) return watched(data, [...guesses.values()])
    const isReplaced = error.issues.every((issue) =>
      issue.code === 'unrecognized_keys'
        ? removeUnknown(issue, draft, kind, guesses)
        : replace(issue, draft, guesses),
    )
    if (!isReplaced) return undefined
  }
  return undefined
}

/** Removes unknown fields. The fields that they may be, which are empty, are guesses. Returns whether that was possible. */
function removeUnknown(
  { path, keys }: z.core.$ZodIssueUnrecognizedKeys,
  draft: object,
  kind: Kind,
  guesses: Map<string, Guess>,
): boolean {
  const way = namesIn(path)
  const group = valueAt(draft, way)
  if (!isGroup(group)) return false
  const guess = (guessed: DataPath) => {
    const name = JSON.stringify(guessed)
    if (!guesses.has(name)) guesses.set(name, { path: guessed, next: 0 })
  }
  for (const key of keys) {
    const meant = fieldMeant(key, kind, way, draft)
    Reflect.deleteProperty(group, key)
    if (meant !== undefined) guess([...way, meant])
  }
  // Nothing of the group is known.
  if (way.length > 0 && Object.keys(group).length === 0) guess(way)
  return true
}

/** Tries the next stand-in for a wrong value. Returns whether that was possible. */
function replace(issue: z.core.$ZodIssue, draft: object, guesses: Map<string, Guess>): boolean {
  const path = namesIn(issue.path)
  const name = path.at(-1)
  const group = valueAt(draft, path.slice(0, -1))
  if (name === undefined || !isGroup(group)) return false
  const key = JSON.stringify(path)
  const guess = guesses.get(key) ?? { path, next: 0 }
  guesses.set(key, guess)
  if (guess.next >= standIns.length) return false
  const standIn = standIns[guess.next]
  guess.next += 1
  if (standIn === undefined && !Array.isArray(group)) Reflect.deleteProperty(group, name)
  else group[name] = standIn
  return true
}

/** Notices when a stand-in is read. */
function watched<Data>(
  data: Data,
  guesses: readonly { path: DataPath }[],
): Provisional<Data> | undefined {
  let isGuessed = false
  for (const { path } of guesses) {
    const group = valueAt(data, path.slice(0, -1))
    const name = path.at(-1)
    if (name === undefined || !isGroup(group)) return undefined
    const standIn = group[name]
    Object.defineProperty(group, name, {
      enumerable: true,
      get: () => {
        isGuessed = true
        return standIn
      },
    })
  }
  const wasGuessed = () => {
    const was = isGuessed
    isGuessed = false
    return was
  }
  return { data, wasGuessed }
}

function isGroup(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}
