import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Keeps a second build out of an output directory for as long as this process lives.
 *
 * The lock is an exclusive transaction on an empty SQLite file beside the directory: the operating system drops it with
 * the process, however that ends, so a killed build leaves no stale lock.
 *
 * @param outDir absolute path of the output directory
 * @returns a function that gives the lock back, or `undefined` if another build holds it
 */
export function lockOutput(outDir: string): (() => void) | undefined {
  mkdirSync(dirname(outDir), { recursive: true })
  const database = new DatabaseSync(join(dirname(outDir), `.${basename(outDir)}.lock`), {
    timeout: 0,
  })
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
