import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Puts a finished site in the place of the last one, by rename: readers get the old site or the new, never half of one.
 *
 * @param built absolute path of the finished site; it is moved away
 * @param outDir absolute path of where it belongs
 */
export function swapIn(built: string, outDir: string): void {
  const { next, previous } = neighbours(outDir)
  rmSync(next, { recursive: true, force: true })
  moveTo(built, next)
  if (existsSync(outDir)) renameSync(outDir, previous)
  renameSync(next, outDir)
  rmSync(previous, { recursive: true, force: true })
}

/** Mends a swap that was cut off: without a site in place, the previous one comes back; leftovers go. */
export function mendSwap(outDir: string): void {
  const { next, previous } = neighbours(outDir)
  if (!existsSync(outDir) && existsSync(previous)) renameSync(previous, outDir)
  rmSync(previous, { recursive: true, force: true })
  rmSync(next, { recursive: true, force: true })
}

/** Both stand beside the output directory, on its own file system, where a rename is one step. */
function neighbours(outDir: string): { next: string; previous: string } {
  const beside = (role: string) => join(dirname(outDir), `.${basename(outDir)}.${role}`)
  return { next: beside('next'), previous: beside('previous') }
}

function moveTo(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    cpSync(from, to, { recursive: true })
    rmSync(from, { recursive: true, force: true })
  }
}
