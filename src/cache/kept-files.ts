/** Files that take long to make, kept by key in a folder. It can be deleted at any time, and several builds can share it. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

import type { Report } from './pack.ts'

import { writeIfPossible } from '../shared/atomic-file.ts'

/** Files that were made in this build or an earlier one. */
export interface KeptFiles {
  /** Returns the bytes of a file, or `undefined` if it has to be made. */
  get: (key: string) => Buffer | undefined
  /** Keeps a file, in the place of another one with the same key. If that fails, the next build makes it again. */
  set: (key: string, bytes: Uint8Array) => void
  /** If files were added, deletes those that no build has used for 30 days. */
  prune: () => void
}

/** Keeps no files, for a build that makes everything itself. */
export const noKeptFiles: KeptFiles = {
  get: () => undefined,
  set: () => undefined,
  prune: () => undefined,
}

const day = 24 * 60 * 60 * 1000

/**
 * Opens a folder of kept files. Each has the hash of its bytes in its name, so that damage is noticed.
 *
 * @param folder absolute path; it need not exist
 * @param report is called if a file is damaged. It stays until another one is set, because the folder may only be read
 */
export function openKeptFiles(folder: string, report: Report): KeptFiles {
  let hasGrown = false
  const damaged = new Set<string>()
  const names = new Map(list(folder).map((name) => [keyIn(name), name]))
  return {
    get(key) {
      const name = names.get(key)
      if (name === undefined || damaged.has(key)) return undefined
      const file = join(folder, name)
      const bytes = read(file)
      if (bytes && name === nameOf(key, bytes)) {
        touch(file)
        return bytes
      }
      damaged.add(key)
      if (bytes) report(`The cache ${file} is damaged, so it is made again.`)
      return undefined
    },
    set(key, bytes) {
      const name = nameOf(key, bytes)
      if (!writeIfPossible(join(folder, name), bytes)) return
      const before = names.get(key)
      if (before !== undefined && before !== name) rmSync(join(folder, before), { force: true })
      names.set(key, name)
      damaged.delete(key)
      hasGrown = true
    },
    prune() {
      if (!hasGrown) return
      for (const name of list(folder)) {
        const file = join(folder, name)
        if (ageOf(file) > 30 * day) rmSync(file, { force: true })
      }
    },
  }
}

function nameOf(key: string, bytes: Uint8Array): string {
  return `${key}~${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`
}

function keyIn(name: string): string {
  return name.slice(0, name.lastIndexOf('~'))
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Records that a file is in use, at most once a day. */
function touch(file: string): void {
  try {
    if (ageOf(file) > day) utimesSync(file, new Date(), new Date())
  } catch {
    // A cache that cannot be written still serves.
  }
}

/** Returns the time in milliseconds since a file was kept or last used; 0 if there is no such file. */
function ageOf(file: string): number {
  const state = statSync(file, { throwIfNoEntry: false })
  return state ? Date.now() - state.mtimeMs : 0
}
