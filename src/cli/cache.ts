/** Caches of commands about a publication. They only save time. */

import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

import { type KeptFiles, noKeptFiles, openKeptFiles } from '../cache/kept-files.ts'
import { noPack, Pack, type SavedValues } from '../cache/pack.ts'
import type { CompileOptions } from '../texts/compile-texts.ts'

import { writeIfPossible } from '../shared/atomic-file.ts'
import { projectDirectory } from './environment.ts'

/** The folder of all caches. It can be deleted at any time. */
const cacheDirectory = join(projectDirectory, 'node_modules/.cache/assay')

/** The kinds of values that are kept one by one (`cache/pack.ts`). */
type PackKind = 'entries' | 'inspections' | 'records' | 'texts'

/** The kinds of files that are kept for all publications (`cache/kept-files.ts`). */
type FileKind = 'picture-files' | 'social-pictures'

/** The kinds of cached values. Each has its own folder. */
type Kind = 'checks' | 'pictures'

/** The kinds of caches that are folders: bundles of the code, compiled texts, and what is known of published sites. */
type FolderKind = 'bundles' | 'compiled-texts' | 'sites'

let isOff = false
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
): Pick<CompileOptions, 'cacheDir' | 'codeDigest' | 'report'> {
  const cacheDir = cacheFolder('compiled-texts')
  return {
    codeDigest: code,
    ...(cacheDir !== undefined && { cacheDir }),
    report: (sentence) => {
      console.error(sentence)
    },
  }
}

/** Returns the absolute path of the folder of one kind, which need not exist; `undefined` if caches are off. */
export function cacheFolder(kind: FolderKind): string | undefined {
  return isOff && !exceptions.includes(kind) ? undefined : join(cacheDirectory, kind)
}

/**
 * Reads a cached value of a publication.
 *
 * @param contentDir absolute path of the content
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
  const path = relative(projectDirectory, contentDir).split(sep).join('/')
  return new Pack(join(cacheDirectory, kind, `${nameFor(path)}.pack`), code, report)
}

/** Opens the files of one kind. Their keys identify all that they depend on, so all publications can share them. */
export function openFiles(kind: FileKind): KeptFiles {
  if (isOff) return noKeptFiles
  return openKeptFiles(join(cacheDirectory, kind), report)
}

function report(sentence: string): void {
  console.error(sentence)
}

function fileFor(kind: Kind, contentDir: string): string {
  return join(cacheDirectory, kind, `${nameFor(contentDir)}.json`)
}

/** Returns a name for the file of a publication, given the path of its content. */
function nameFor(path: string): string {
  return hash('sha256', path).slice(0, 16)
}
