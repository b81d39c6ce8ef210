/** The state, at one moment, of everything that a check and a build read. */

import { hash } from 'node:crypto'
import {
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  type BigIntStats,
  type Dirent,
} from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { version, versions } from 'node:process'

import { isLeftOut, publicFolder } from '../reading/files.ts'
import { today } from '../shared/dates.ts'
import { projectDirectory } from './environment.ts'

/** The files of a publication as they are at one moment. */
export interface Snapshot {
  /** Absolute path of the content. */
  contentDir: string
  /** Changes with every file, its name or its bytes, and with the day. */
  digest: string
  /** Changes with the code, the libraries and the version of Node, but not with the content, `public/` or the day. */
  code: string
  /** What is known of each file and folder, by its absolute path. */
  files: ReadonlyMap<string, FileState>
}

/** One file or folder at one moment. */
interface FileState {
  /** Changes with the contents of the file. */
  digest: string
  /** Changes whenever the file is written, even if its contents stay the same. */
  stamp: string
  /** How many bytes it has; 0 for a folder. */
  size: number
}

/** The code and the libraries, by their paths in the project. */
export const ofCode = ['src', 'astro.config.mjs', 'package.json', 'package-lock.json']
/** Files that are copied unchanged. */
const copied = 'public'

/** The file by which git keeps an empty folder; it is for git only. */
const emptyFolder = '.gitkeep'

/** What is known of a folder itself. */
const folderDigest = 'folder'

/** How a folder is read: as part of a content folder, without links and hidden files, or as the project. */
type Reading = { content: string } | 'project'

/**
 * Reads every byte that goes into a site, so that no file which is read later can be missing here. A file is read once in a
 * process, as long as its stamp is the same.
 *
 * @param contentDir absolute path of the content
 */
export function takeSnapshot(contentDir: string): Snapshot {
  const files = new Map<string, FileState>()
  const code = addCode(files)
  addFolder(files, contentDir, { content: contentDir })
  addEntry(files, join(projectDirectory, copied), 'project')
  const moment = [code, today(), process.cwd(), contentDir]
  const states = [...files].map(([file, { digest }]) => `${file}\0${digest}`).sort()
  return { contentDir, digest: hash('sha256', [...moment, ...states].join('\0')), code, files }
}

/**
 * Computes the digest of everything that a computed value depends on besides the content: the code, the libraries and the
 * version of Node. It is the same on every machine.
 */
export function codeDigest(): string {
  return addCode(new Map())
}

/**
 * Returns the files that are copied unchanged, those in `content/public/` and in `public/` of the project, by their paths
 * on the site, with `/`. Links in `public/` of the project are followed.
 */
export function publicFilesOf(
  snapshot: Pick<Snapshot, 'files' | 'contentDir'>,
): Map<string, string> {
  return new Map([
    ...filesBelow(join(projectDirectory, copied), snapshot),
    ...filesBelow(join(snapshot.contentDir, publicFolder), snapshot),
  ])
}

function filesBelow(folder: string, { files }: Pick<Snapshot, 'files'>): Map<string, string> {
  return new Map(
    [...files].flatMap(([file, { digest }]) =>
      file.startsWith(folder + sep) && digest !== folderDigest && basename(file) !== emptyFolder
        ? [[relative(folder, file).split(sep).join('/'), file] as const]
        : [],
    ),
  )
}

function addCode(files: Map<string, FileState>): string {
  for (const name of ofCode) addEntry(files, join(projectDirectory, name), 'project')
  const states = [...files].map(
    ([file, { digest }]) => `${relative(projectDirectory, file).split(sep).join('/')}\0${digest}`,
  )
  return hash('sha256', [version, versions.icu ?? '', ...states.sort()].join('\0'))
}

/**
 * Finds what has changed since a snapshot, even if it has been changed back.
 *
 * @returns absolute paths of the files and folders; none if nothing has changed
 */
export function changesSince(before: Snapshot): string[] {
  const after = takeSnapshot(before.contentDir)
  const changed = differingNames(
    before.files,
    after.files,
    (one, other) => one?.digest === other?.digest && one?.stamp === other?.stamp,
  )
  // After midnight the files are the same, but the date is not.
  return changed.length > 0 || before.digest === after.digest ? changed.sort() : [before.contentDir]
}

/** Returns the names that only one of two maps has, or that stand for something else in each. */
export function differingNames<State>(
  before: ReadonlyMap<string, State>,
  after: ReadonlyMap<string, State>,
  isSame = (one: State | undefined, other: State | undefined): boolean => one === other,
): string[] {
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].filter((name) => !isSame(before.get(name), after.get(name)))
}

/**
 * Names what has changed, as the subject of a sentence: the content, or the first changed file of Assay itself.
 *
 * @param changes what `changesSince` returned, not empty
 */
export function nameChanges(changes: readonly string[], contentDir: string): string {
  const isContent = (file: string) => file === contentDir || file.startsWith(contentDir + sep)
  const other = changes.find((file) => !isContent(file))
  if (other === undefined) return 'the content'
  const file = `\`${relative(projectDirectory, other).split(sep).join('/')}\`, which is not part of the content,`
  return changes.some(isContent) ? `the content and ${file}` : file
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
    const path = join(folder, name)
    if (typeof reading === 'string' || !isLeftOut(relative(reading.content, path)))
      addEntry(files, path, reading)
  }
}

function addEntry(files: Map<string, FileState>, path: string, reading: Reading): void {
  try {
    // No link in the content is followed; those in public/ are, as they are copied.
    const state = (reading === 'project' ? statSync : lstatSync)(path, { bigint: true })
    if (state.isDirectory()) {
      files.set(path, { digest: folderDigest, stamp: '', size: 0 })
      addFolder(files, path, reading)
      return
    }
    files.set(path, stateOf(path, state))
  } catch (error) {
    // A file that is deleted while its folder is read does not exist.
    if (!isGone(error)) throw error
  }
}

/** How long ago a file must have been written, in nanoseconds, for its next change to have another stamp on any file system. */
const settledAfter = 2_000_000_000n

/** The last state of files that had not been written for that long when they were read, by their absolute paths. */
const settledStates = new Map<string, FileState>()

/** Returns the state of a file, which is read only if this process has not read it with the same stamp. */
function stateOf(path: string, stats: BigIntStats): FileState {
  const { mtimeNs, ctimeNs, ino, size } = stats
  const stamp = `${mtimeNs} ${ctimeNs} ${ino} ${size}`
  const known = settledStates.get(path)
  if (known?.stamp === stamp) return known
  const now = BigInt(Date.now()) * 1_000_000n
  const digest = stats.isFile()
    ? hash('sha256', readFileSync(path))
    : stats.isSymbolicLink()
      ? `link to ${readlinkSync(path)}`
      : 'neither file nor folder'
  const state = { digest, stamp, size: Number(size) }
  if (ctimeNs < now - settledAfter) settledStates.set(path, state)
  return state
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}
