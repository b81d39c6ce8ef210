/** What was read from files in this process, so that a file is read again only if it has changed. */

import { statSync } from 'node:fs'

import type { SourceRecord } from '../reading/record.ts'

/** What was read from a file without a problem. */
export interface FileReading {
  /** What the records depend on besides the file. */
  kind: string
  /** The SHA-256 of its bytes. */
  digest: string
  /** Its text. */
  source: string
  records: readonly SourceRecord[]
  /** Changes whenever the file is written; absent if a later change might leave it as it is. */
  stamp: string | undefined
}

/** What was read, by absolute path. */
export type FileReadings = Map<string, FileReading>

/**
 * How long a file must be unchanged for its stamp to count, in milliseconds. File systems write times in steps of up to two
 * seconds, so a file that is written twice within one step can have the same stamp.
 */
const leastAge = 3000

/** Returns a value that changes whenever a file is written, or `undefined` if the file has just been written or is gone. */
export function stampOf(file: string): string | undefined {
  const state = statSync(file, { bigint: true, throwIfNoEntry: false })
  if (!state) return undefined
  const { mtimeNs, ctimeNs, ctimeMs, ino, dev, size } = state
  // Programs can set the time of modification, but not the time of the last change.
  if (Date.now() - Number(ctimeMs) < leastAge) return undefined
  return [mtimeNs, ctimeNs, ino, dev, size].join(' ')
}
