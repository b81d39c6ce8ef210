/** Caches of commands about a publication. They only save time. */

import { hash } from 'node:crypto'
import { accessSync, constants, copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

import { type KeptFiles, noKeptFiles, openKeptFiles } from '../cache/kept-files.ts'
import { noPack, Pack, type SavedValues } from '../cache/pack.ts'
import type { CompileOptions } from '../texts/compile-texts.ts'

import { writeIfPossible } from '../shared/atomic-file.ts'
import { projectDirectory } from './environment.ts'
import { makeFolder } from '../shared/folder.ts'
import { shownPath } from './output-folder.ts'

/** The folder of all caches, unless `CACHE_DIR` names another. It can be deleted at any time. */
const ownDirectory = join(projectDirectory, 'node_modules/.cache/assay')

/**
 * Returns the absolute path of the folder of caches of one kind. Those in `CACHE_DIR` have a folder of their own, because old
 * files in it are deleted. Bundles stay in the project, because they look up packages from where they are.
 */
function folderOf(kind: PackKind | FileKind | PublicationFileKind | Kind | FolderKind): string {
  const chosen = process.env['CACHE_DIR']
  const folder = chosen && kind !== 'bundles' ? resolve(chosen, 'assay') : ownDirectory
  return join(folder, kind)
}

/** The kinds of values that are kept one by one (`cache/pack.ts`). */
type PackKind = 'entries' | 'inspections' | 'records' | 'texts'

/** The kinds of files that are kept for all publications (`cache/kept-files.ts`). */
type FileKind = 'drawings' | 'picture-files' | 'social-pictures'

/** The kinds of files that are kept for one publication. */
type PublicationFileKind = 'indexed-pages'

/** The kinds of cached values. Each has its own folder. */
type Kind = 'checks' | 'pictures' | 'refreshes' | 'schemas'

/** The kinds of caches that are folders: bundles of the code, compiled texts, fonts, and what is known of published sites. */
type FolderKind = 'bundles' | 'compiled-texts' | 'fonts' | 'sites'

/** The name of the file or folder of each kind below the folder in which a part of a site has what was kept for it. */
const inPart = {
  entries: 'entries.pack',
  inspections: 'inspections.pack',
  records: 'records.pack',
  texts: 'texts.pack',
  'compiled-texts': 'compiled-texts',
  'indexed-pages': 'indexed-pages',
} as const satisfies Partial<Record<PackKind | PublicationFileKind | FolderKind, string>>

let isOff = false
let partFolders: readonly string[] = []
let exceptions: readonly FolderKind[] = []

/**
 * From now on, this process neither reads nor writes caches.
 *
 * @param except the folders that it uses all the same
 */
export function turnOffCaches(except: readonly FolderKind[] = []): void {
  isOff = true
  exceptions = except
}

/** Makes sure that caches can be kept in `CACHE_DIR`. Otherwise, this process does without, and says so. */
export function openCaches(): void {
  const chosen = process.env['CACHE_DIR']
  if (isOff || !chosen) return
  const folder = resolve(chosen, 'assay')
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch {
    report(
      `No caches can be kept in CACHE_DIR, \`${shownPath(folder)}\`, so everything is made again. Set it to a writable folder.`,
    )
    turnOffCaches()
  }
}

/**
 * From now on, this process also reads what was kept for parts of a site.
 *
 * @param folders absolute paths of the folders that have it
 */
export function alsoRead(folders: readonly string[]): void {
  partFolders = folders
}

/** Returns the absolute paths of these folders. */
export function foldersOfParts(): readonly string[] {
  return partFolders
}

/** Returns the path of what was kept of one kind for a part of a site. */
export function keptInPart(folder: string, kind: keyof typeof inPart): string {
  return join(folder, inPart[kind])
}

/** Returns whether this process does without caches. */
export function areCachesOff(): boolean {
  return isOff
}

/**
 * Returns where `compileTexts` keeps texts, and how it reports a damaged one. If caches are off, it keeps nothing.
 *
 * @param code the digest of the code that compiles them (`codeDigest`)
 */
export function keptTexts(
  code: string,
): Pick<CompileOptions, 'cacheDir' | 'otherDirs' | 'codeDigest' | 'report'> {
  const cacheDir = cacheFolder('compiled-texts')
  return {
    codeDigest: code,
    ...(cacheDir !== undefined && { cacheDir }),
    otherDirs: partFolders.map((folder) => keptInPart(folder, 'compiled-texts')),
    report,
  }
}

/** Returns the absolute path of the folder of one kind, which need not exist; `undefined` if caches are off. */
export function cacheFolder(kind: FolderKind): string | undefined {
  return isOff && !exceptions.includes(kind) ? undefined : folderOf(kind)
}

/**
 * Reads a cached value of a publication, or of the project.
 *
 * @param contentDir absolute path of the content, or of the project
 * @returns the value, of any shape, or `undefined` if there is none or it cannot be read
 */
export function recall(kind: Kind, contentDir: string): unknown {
  if (isOff) return undefined
  try {
    return JSON.parse(readFileSync(fileFor(kind, contentDir), 'utf8'))
  } catch {
    return undefined
  }
}

/** Deletes a cached value of a publication. */
export function forget(kind: Kind, contentDir: string): void {
  if (!isOff) rmSync(fileFor(kind, contentDir), { force: true })
}

/** Caches a value of a publication. If that fails, the next run takes longer. */
export function remember(kind: Kind, contentDir: string, value: unknown): void {
  if (isOff) return
  writeIfPossible(fileFor(kind, contentDir), JSON.stringify(value))
}

/**
 * Opens the values of one kind that are kept for a publication. They may be shared with other machines, so the name of the
 * file depends only on where the content is in relation to the project.
 *
 * @param code the digest of the code that computes the values (`codeDigest`)
 */
export function openPack(kind: PackKind, contentDir: string, code: string): SavedValues {
  if (isOff) return noPack
  // What inspections keep is one value about a whole site or part, so they read each (`site-inspection.ts`).
  const folders = kind === 'inspections' ? [] : partFolders
  const others = folders.map((folder) => keptInPart(folder, kind))
  return new Pack(packFile(kind, contentDir), code, report, others)
}

/** Opens the values of one kind in the folder of a part. */
export function openPackOfPart(folder: string, kind: PackKind, code: string): SavedValues {
  return new Pack(keptInPart(folder, kind), code, report)
}

/** Copies the values of one kind to the folder of a part, if there are any. */
export function copyPack(kind: PackKind, contentDir: string, folder: string): void {
  const file = packFile(kind, contentDir)
  if (existsSync(file)) copyFileSync(file, keptInPart(folder, kind))
}

function packFile(kind: PackKind, contentDir: string): string {
  return join(folderOf(kind), `${sharedNameFor(contentDir)}.pack`)
}

/** Opens the files of one kind. Their keys identify all that they depend on, so all publications can share them. */
export function openFiles(kind: FileKind): KeptFiles {
  if (isOff) return noKeptFiles
  return openKeptFiles(folderOf(kind), report)
}

/**
 * Opens the files of one kind that are kept for a publication. They may be shared with other machines, like those of `openPack`.
 *
 * @param contentDir absolute path of the content
 */
export function openFilesOf(kind: PublicationFileKind, contentDir: string): KeptFiles {
  if (isOff) return noKeptFiles
  return openKeptFiles(join(folderOf(kind), sharedNameFor(contentDir)), report)
}

/** Opens the files of one kind in the folder of a part. */
export function openFilesOfPart(folder: string, kind: PublicationFileKind): KeptFiles {
  return openKeptFiles(keptInPart(folder, kind), report)
}

function report(sentence: string): void {
  console.error(sentence)
}

function fileFor(kind: Kind, contentDir: string): string {
  return join(folderOf(kind), `${nameFor(contentDir)}.json`)
}

/** Returns a name for what is kept of a publication, which is the same on other machines. */
function sharedNameFor(contentDir: string): string {
  return nameFor(relative(projectDirectory, contentDir).split(sep).join('/'))
}

/** Returns a name for the file of a publication, given the path of its content. */
function nameFor(path: string): string {
  return hash('sha256', path).slice(0, 16)
}
