/** Writes the files of a site. */

import { copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { type KeptFile, type LastSite, digestOfBytes, isIntact, isSameFile } from './kept-site.ts'

/** Writes the files of a site into a folder, which exists, or links them from the last site. Creates each folder once. */
export type FileWriter = ReturnType<typeof fileWriter>

/**
 * @param into absolute path of the folder
 * @param isEmpty whether it is empty. If not, the files in it may be links to those of the published site, so none is written
 *   over, and those of the last site that are there already are not linked again.
 */
export function fileWriter(into: string, isEmpty = true) {
  const folders = new Set<string>()
  const placed = new Set<string>()
  const taken = new Set<string>()
  const inPlace = new Map<string, string>()
  const placeOf = (name: string) => {
    const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')))
    if (!folders.has(folder)) {
      makeFolder(join(into, folder), into)
      folders.add(folder)
    }
    placed.add(name)
    inPlace.delete(name)
    return `${into}/${name}`
  }
  const freePlaceOf = (name: string) => {
    const file = placeOf(name)
    if (!isEmpty) rmSync(file, { recursive: true, force: true })
    return file
  }
  return {
    /** The names of all files that are in their place. */
    placed: placed as ReadonlySet<string>,
    /** The names of the files that are taken from earlier sites. */
    taken: taken as ReadonlySet<string>,
    /** The stamps of those of them that were in their place already, by name. */
    inPlace: inPlace as ReadonlyMap<string, string>,
    write: (name: string, bytes: Uint8Array | string) => {
      writeFileSync(freePlaceOf(name), bytes)
      taken.delete(name)
    },
    /** Copies a file, whose original may be changed in place. A file of that name is replaced, not written over: it may be linked. */
    copy: (from: string, name: string) => {
      const to = placeOf(name)
      rmSync(to, { recursive: true, force: true })
      taken.delete(name)
      copyFileSync(from, to)
    },
    /** Links a file, unlike `take` without a look at it. */
    link: (from: string, name: string) => {
      linkSync(from, freePlaceOf(name))
    },
    /** Takes a file from an earlier site; returns whether it was there, and still as it was built. */
    take: ({ folder, kept, stays }: LastSite, name: string): boolean => {
      const file = kept.files[name]
      if (!file) return false
      if (!isEmpty && isSameFile(`${into}/${name}`, file)) {
        placed.add(name)
        inPlace.set(name, file.stamp)
      } else {
        if (!isIntact(folder, name, file)) return false
        const from = `${folder}/${name}`
        if (stays) copyFileSync(from, freePlaceOf(name))
        else if (!link(from, freePlaceOf(name))) return false
      }
      taken.add(name)
      return true
    },
  }
}

/**
 * Takes a file that is not rendered from the first earlier site in which it was made from the same.
 *
 * @param from the digest of what it is made from
 * @returns a copy of what is known of it; `undefined` if it has to be made
 */
function takeMadeFrom(
  writer: Pick<FileWriter, 'take'>,
  earlier: readonly LastSite[],
  name: string,
  from: string,
): KeptFile | undefined {
  const site = earlier.find(
    (each) => each.kept.files[name]?.from === from && writer.take(each, name),
  )
  const file = site?.kept.files[name]
  return file && { ...file }
}

/**
 * Takes files that are made together from an earlier site, or writes them.
 *
 * @param names the names of all of them
 * @param from the digest of what they are made from, besides the code
 * @param make returns their bytes by name
 * @returns what is known of them
 */
export async function takeOrMake(
  writer: Pick<FileWriter, 'take' | 'write'>,
  earlier: readonly LastSite[],
  { names, from }: { names: readonly string[]; from: string },
  make: () => Promise<ReadonlyMap<string, Uint8Array>>,
): Promise<Record<string, KeptFile>> {
  const before = names.flatMap((name) => {
    const file = takeMadeFrom(writer, earlier, name, from)
    return file ? [[name, file] as const] : []
  })
  if (before.length === names.length) return Object.fromEntries(before)
  const files: Record<string, KeptFile> = {}
  for (const [name, bytes] of await make()) {
    writer.write(name, bytes)
    files[name] = { bytes: digestOfBytes(bytes), stamp: '', from }
  }
  return files
}

/** Creates a folder. A file where it or a folder above it has to be is deleted. */
function makeFolder(folder: string, into: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (folder === into || !['EEXIST', 'ENOTDIR'].includes(code)) throw error
    makeFolder(dirname(folder), into)
    rmSync(folder, { force: true })
    mkdirSync(folder, { recursive: true })
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
