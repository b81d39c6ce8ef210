import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file under a temporary name and then renames it, so that no other process reads half of it.
 *
 * @param file absolute path; its folder is created if necessary
 * @throws an error of the file system; the file that was there is unchanged
 */
export function writeAtomically(file: string, content: string | Uint8Array): void {
  const unfinished = `${file}.${randomUUID()}.tmp`
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(unfinished, content)
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}
