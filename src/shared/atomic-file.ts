import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { makeFolder } from './folder.ts'

/**
 * Writes a file under a temporary name and then renames it, so that no other process reads half of it.
 *
 * @param file absolute path; its folder is created if necessary
 * @throws an error of the file system; the file that was there is unchanged
 */
export function writeAtomically(file: string, content: string | Uint8Array): void {
  const unfinished = `${file}.${randomUUID()}.tmp`
  makeFolder(dirname(file))
  try {
    writeFileSync(unfinished, content)
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/**
 * Writes a file of a cache in the same way. A file that cannot be written costs only time, so a failure of the file system
 * does not throw.
 *
 * @returns whether the file was written
 */
export function writeIfPossible(file: string, content: string | Uint8Array): boolean {
  try {
    writeAtomically(file, content)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return false
  }
}
