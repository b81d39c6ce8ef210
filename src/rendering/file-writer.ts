/** Writes the files of a site. */

import { copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { type LastSite, isIntact } from './kept-site.ts'

/** Writes the files of a site into a folder, which exists, or links them from the last site. Creates each folder once. */
export type FileWriter = ReturnType<typeof fileWriter>

/** @param into absolute path of the folder */
export function fileWriter(into: string) {
  const folders = new Set<string>()
  const taken = new Set<string>()
  const placeOf = (name: string) => {
    const file = join(into, name)
    const folder = dirname(file)
    if (!folders.has(folder)) {
      mkdirSync(folder, { recursive: true })
      folders.add(folder)
    }
    return file
  }
  return {
    /** The names of the files that are taken from earlier sites. */
    taken: taken as ReadonlySet<string>,
    write: (name: string, bytes: Uint8Array | string) => {
      writeFileSync(placeOf(name), bytes)
      taken.delete(name)
    },
    /** Copies a file, whose original may be changed in place. A file of that name is replaced, not written over: it may be linked. */
    copy: (from: string, name: string) => {
      const to = placeOf(name)
      rmSync(to, { force: true })
      taken.delete(name)
      copyFileSync(from, to)
    },
    /** Takes a file from an earlier site; returns whether it was there, and still as it was built. */
    take: ({ folder, kept, stays }: LastSite, name: string): boolean => {
      const file = kept.files[name]
      if (!file || !isIntact(folder, name, file)) return false
      const [from, to] = [join(folder, name), placeOf(name)]
      if (stays) copyFileSync(from, to)
      else if (!link(from, to)) return false
      taken.add(name)
      return true
    },
  }
}

/** Links a file, or copies it to another volume, or on one without links. Returns whether it was there. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    copyFileSync(from, to)
  }
  return true
}
