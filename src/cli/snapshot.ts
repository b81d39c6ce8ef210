/** Everything that a check and a build read, as it is at one moment. */

import { hash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { version, versions } from 'node:process'

import { today } from '../shared/dates.ts'
import { projectDirectory } from './environment.ts'

/** The files of a publication as they are at one moment. */
export interface Snapshot {
  /** Absolute path of the content. */
  contentDir: string
  /** Changes with every file, its name or its bytes, and with the day. */
  digest: string
  /** What is known of each file and folder, by its absolute path. */
  files: ReadonlyMap<string, FileState>
}

/** One file or folder at one moment. */
interface FileState {
  /** Says what the file holds. */
  digest: string
  /** Changes whenever the file is written, even where it holds the same afterwards. */
  stamp: string
}

/** What an answer depends on beside the content: the code, the libraries, and what is copied as it is. */
const ofProject = ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json']

/** How a folder is read: as the content, where neither links nor hidden files count, or as the project. */
type Reading = 'content' | 'project'

/**
 * Reads everything that goes into a site, every byte of it: a file that somebody reads later cannot be forgotten here.
 *
 * @param contentDir absolute path of the content
 */
export function takeSnapshot(contentDir: string): Snapshot {
  const files = new Map<string, FileState>()
  addFolder(files, contentDir, 'content')
  for (const name of ofProject) addEntry(files, join(projectDirectory, name), 'project')
  const moment = [version, versions.icu ?? '', today(), process.cwd(), contentDir]
  const states = [...files].map(([file, { digest }]) => `${file}\0${digest}`).sort()
  return { contentDir, digest: hash('sha256', [...moment, ...states].join('\0')), files }
}

/**
 * Finds what has been changed since a snapshot, even where it has been changed back.
 *
 * @returns the files and folders, by their absolute paths; none if all is as it was
 */
export function changesSince(before: Snapshot): string[] {
  const after = takeSnapshot(before.contentDir)
  const names = new Set([...before.files.keys(), ...after.files.keys()])
  const changed = [...names].filter((name) => {
    const [one, other] = [before.files.get(name), after.files.get(name)]
    return one?.digest !== other?.digest || one?.stamp !== other?.stamp
  })
  // At midnight every file is the same, but the day is another.
  return changed.length > 0 || before.digest === after.digest ? changed.sort() : [before.contentDir]
}

function addFolder(files: Map<string, FileState>, folder: string, reading: Reading): void {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (isGone(error)) return
    throw error
  }
  for (const { name } of entries) {
    if (reading === 'project' || !name.startsWith('.')) addEntry(files, join(folder, name), reading)
  }
}

function addEntry(files: Map<string, FileState>, path: string, reading: Reading): void {
  try {
    // No link in the content is followed; those in public/ are, as they are copied.
    const state = (reading === 'content' ? lstatSync : statSync)(path, { bigint: true })
    if (state.isDirectory()) {
      files.set(path, { digest: 'folder', stamp: '' })
      addFolder(files, path, reading)
      return
    }
    const { mtimeNs, ctimeNs, ino, size } = state
    const digest = state.isFile()
      ? hash('sha256', readFileSync(path))
      : state.isSymbolicLink()
        ? `link to ${readlinkSync(path)}`
        : 'neither file nor folder'
    files.set(path, { digest, stamp: [mtimeNs, ctimeNs, ino, size].join(' ') })
  } catch (error) {
    // A file that goes while its folder is being read is one that is not there.
    if (!isGone(error)) throw error
  }
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}
