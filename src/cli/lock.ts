import { closeSync, openSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { makeFolder } from '../shared/folder.ts'
import { manifestName } from './manifest.ts'

/**
 * Locks an output directory against other builds until this process ends.
 *
 * The lock is an exclusive transaction on an empty SQLite file next to the directory, or inside it if the parent directory
 * is not writable. The operating system releases the lock when the process ends, so a killed build leaves no stale lock.
 *
 * @param outDir absolute path of the output directory, without links in it
 * @throws a file system error that names the directory, if neither place is writable
 * @returns a function that releases the lock, or `undefined` if another build has it
 */
export function lockOutput(outDir: string): (() => void) | undefined {
  const database = new DatabaseSync(lockFile(outDir), { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (/locked/.test((error as Error).message)) return undefined
    throw error
  }
  return () => {
    database.close()
  }
}

/** Creates the lock file and returns its path. SQLite would not report why it failed to create the file. */
function lockFile(outDir: string): string {
  const beside = join(dirname(outDir), `.${basename(outDir)}.lock`)
  try {
    makeFolder(dirname(outDir))
    closeSync(openSync(beside, 'a'))
    return beside
  } catch (error) {
    const within = join(outDir, `${manifestName}.lock`)
    try {
      closeSync(openSync(within, 'a'))
      return within
    } catch {
      // The user knows the output folder, but not the lock file.
      throw Object.assign(error as NodeJS.ErrnoException, { path: outDir })
    }
  }
}
