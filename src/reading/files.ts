/** The files of a publication in the file system. */

import { readdirSync, statSync, type Dirent } from 'node:fs'
import { join, relative, sep } from 'node:path'

import { toNormalForm } from '../shared/normal-form.ts'

/** An entry of a folder: a file, something that only looks like a file, or a folder that cannot be opened. */
export interface ContentEntry {
  /** Absolute path, spelt as the file system has it. */
  file: string
  kind: 'file' | 'link' | 'pipe' | 'socket' | 'device' | 'locked folder'
}

/** The folder of files that are copied to the root of the site, where hidden ones are meant: `.well-known/`. */
export const publicFolder = 'public'

/**
 * Returns whether a file or folder of the content is left out: one that is hidden, but for those in `public/` that are not
 * leftovers of Git, an editor or an operating system.
 *
 * @param path its path below the content
 */
export function isLeftOut(path: string): boolean {
  const [folder, ...names] = path.split(sep)
  if (folder !== publicFolder) return path.split(sep).some((name) => name.startsWith('.'))
  return names.some((name) => /^\.(?:_.*|DS_Store|git.*|.*\.sw[a-p]|#.*)$/i.test(name))
}

/**
 * Lists everything below a folder in a fixed order, except what is left out (`isLeftOut`).
 *
 * No link is followed, so that nothing from outside the folder is in the list and no circle can arise; the folder itself
 * may be a link. Nothing is opened: a pipe would wait for a writer.
 *
 * @param directory absolute path; an empty list if there is no such folder
 */
export function listFiles(directory: string): ContentEntry[] {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return []
  const entries: ContentEntry[] = []
  collect(directory, directory, entries)
  return entries.sort((one, other) => (one.file < other.file ? -1 : 1))
}

function collect(directory: string, folder: string, entries: ContentEntry[]): void {
  let found: Dirent[]
  try {
    found = readdirSync(folder, { withFileTypes: true })
  } catch {
    entries.push({ file: folder, kind: 'locked folder' })
    return
  }
  for (const entry of found) {
    const file = join(folder, entry.name)
    if (isLeftOut(relative(directory, file))) continue
    if (entry.isDirectory()) collect(directory, file, entries)
    else entries.push({ file, kind: kindOf(entry) })
  }
}

function kindOf(entry: Dirent): ContentEntry['kind'] {
  if (entry.isFile()) return 'file'
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isFIFO()) return 'pipe'
  return entry.isSocket() ? 'socket' : 'device'
}

/** Finds a file by its name in any Unicode form, because macOS keeps names as they were typed. */
export function fileNamed(files: ReadonlySet<string>, path: string): string | undefined {
  if (files.has(path)) return path
  // ASCII text has only one form.
  if (/^[\0-\x7f]*$/.test(path)) return undefined
  const wanted = toNormalForm(path)
  return files.values().find((file) => toNormalForm(file) === wanted)
}
