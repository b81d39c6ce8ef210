/** Values that are expensive to compute, kept by key in one file on disk. Deleting the file costs only time. */

import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { writeIfPossible } from '../shared/atomic-file.ts'

/** Values by key. */
export interface Kept {
  /** Returns the value of a key, or `undefined` if there is none. */
  get: (key: string) => unknown
  /** Keeps a value that survives JSON. */
  set: (key: string, value: unknown) => void
}

/** Values by key that are on disk once they are saved. */
export interface SavedValues extends Kept {
  /** Writes the values; see `Pack`. */
  save: () => void
}

/** Keeps no values, for a build that computes everything itself. */
export const noPack: SavedValues = {
  get: () => undefined,
  set: () => undefined,
  save: () => undefined,
}

/** Takes a sentence for the author. */
export type Report = (sentence: string) => void

/** How many entries that nobody asked for are kept for each entry in use, for example for another branch. */
const spare = 1

/**
 * The entries of one file. A line of the file is a key, a tab and a value as JSON; the first line has the hash of the rest
 * and the version of the code that computed the values.
 *
 * Values are parsed when they are asked for. Nothing in the file depends on its location, so it can be copied to other
 * machines. A file that was cut off or changed counts as empty.
 */
export class Pack implements SavedValues {
  readonly #file: string
  readonly #version: string
  readonly #read: ReadonlyMap<string, Buffer>
  readonly #used = new Set<string>()
  readonly #added = new Map<string, string>()

  /**
   * Opens the file; a missing one, and one of another version, count as empty.
   *
   * @param file absolute path
   * @param version changes with all code that the values depend on; without white space
   * @param report is called if the file is damaged
   * @param others absolute paths of more files, which are only read
   */
  constructor(file: string, version: string, report: Report, others: readonly string[] = []) {
    this.#file = file
    this.#version = version
    this.#read = new Map(
      [...others, file].flatMap((each) => [...readEntries(each, version, report)]),
    )
  }

  get(key: string): unknown {
    const added = this.#added.get(key)
    if (added !== undefined) return JSON.parse(added)
    const line = this.#read.get(key)
    if (!line) return undefined
    this.#used.add(key)
    return JSON.parse(line.toString('utf8'))
  }

  set(key: string, value: unknown): void {
    this.#added.set(key, JSON.stringify(value))
  }

  /**
   * Writes the file if anything was added. Of the entries that were not used, the newest are kept, as many as were used.
   *
   * A failure costs only time, so it does not throw: the next run computes the values again.
   */
  save(): void {
    if (this.#added.size === 0) return
    const current = [...this.#read].filter(([key]) => this.#used.has(key) && !this.#added.has(key))
    const rest = [...this.#read].filter(([key]) => !this.#used.has(key) && !this.#added.has(key))
    const room = spare * (current.length + this.#added.size)
    const lines = [
      ...(room > 0 ? rest.slice(-room) : []).map(([key, line]) => toLine(key, line)),
      ...current.map(([key, line]) => toLine(key, line)),
      ...[...this.#added].map(([key, value]) => toLine(key, Buffer.from(value))),
    ]
    const content = Buffer.concat(lines.flat())
    const head = Buffer.from(`${hash('sha256', content)} ${this.#version}\n`)
    writeIfPossible(this.#file, Buffer.concat([head, content]))
  }
}

const tab = 0x09
const newline = 0x0a

function toLine(key: string, value: Buffer): Buffer[] {
  return [Buffer.from(`${key}\t`), value, Buffer.from('\n')]
}

function readEntries(file: string, version: string, report: Report): Map<string, Buffer> {
  const entries = new Map<string, Buffer>()
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    return entries
  }
  const first = bytes.indexOf(newline)
  const content = bytes.subarray(first + 1)
  const [digest, writtenBy] = bytes.toString('utf8', 0, Math.max(0, first)).split(' ')
  if (digest !== hash('sha256', content)) {
    report(`The cache ${file} is damaged, so it is made again.`)
    return entries
  }
  if (writtenBy !== version) return entries
  for (let start = 0; start < content.length;) {
    const end = content.indexOf(newline, start)
    const middle = content.indexOf(tab, start)
    entries.set(content.toString('utf8', start, middle), content.subarray(middle + 1, end))
    start = end + 1
  }
  return entries
}
