import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Creates a folder and its parents, unless they exist.
 *
 * Node creates parents itself with `recursive`, but not in `/proc`, where it tries for ever, and not on a read-only file
 * system, where it says that the folder does not exist.
 *
 * @param folder absolute path
 * @throws an error of the file system
 */
export function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.unshift(path)
  for (const path of missing) makeOne(path)
  // Throws if there is a file.
  mkdirSync(folder, { recursive: true })
}

/** Creates a folder in one that exists, unless another process has just created it. */
function makeOne(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
