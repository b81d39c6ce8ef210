/** The last step of a build: the new site replaces the previous one. */

import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { toNormalForm } from '../shared/normal-form.ts'
import { isApart, manifestName, readManifest } from './manifest.ts'

/** Moves a file or folder within a file system, as `renameSync` does. */
type Rename = (from: string, to: string) => void

/**
 * Replaces the previous site with a finished one.
 *
 * A folder is replaced by a rename, so readers get the old site or the new one, never half of one. A folder that cannot be
 * renamed, such as the mount point of a container's volume, stays, and its contents are replaced entry by entry. If that
 * is interrupted, `repairSwap` completes it.
 *
 * @param built absolute path of the finished site with its manifest; it is moved away
 * @param outDir absolute path of the output folder, without links in it
 * @throws an error of the file system; the previous site is then in place, or `repairSwap` completes the new one
 * @returns absolute path of the folder with the previous site, if it could not be deleted
 */
export function swapIn(
  built: string,
  outDir: string,
  rename: Rename = renameSync,
): string | undefined {
  if (isMountPoint(outDir)) return replaceContents(built, outDir)
  return replaceFolder(built, outDir, rename)
}

/**
 * Repairs an interrupted swap: if no site is in place, the previous one is restored; contents that were being replaced
 * become those of the new site; leftovers are deleted.
 */
export function repairSwap(outDir: string): void {
  const { next, previous } = neighbours(outDir)
  if (!existsSync(outDir) && existsSync(previous)) renameSync(previous, outDir)
  for (const leftover of [previous, next]) remove(leftover)
  const within = insides(outDir)
  if (existsSync(within.ready)) completeContents(outDir)
  for (const leftover of [within.previous, within.next]) remove(leftover)
}

/** The new site is only partly in place; `repairSwap` completes it. */
export class UnfinishedSwap extends Error {
  override name = 'UnfinishedSwap'
}

/** Returns whether the contents of an output folder are partly those of another build, which `repairSwap` completes. */
export function isPartlyReplaced(outDir: string): boolean {
  return existsSync(insides(outDir).ready)
}

function replaceFolder(built: string, outDir: string, rename: Rename): string | undefined {
  const { next, previous } = neighbours(outDir)
  try {
    remove(next)
    moveTo(built, next)
    if (existsSync(outDir)) rename(outDir, previous)
  } catch (error) {
    if (!isHeld(error) || !existsSync(outDir)) {
      remove(next)
      throw error
    }
    return replaceContents(existsSync(built) ? built : next, outDir)
  }
  try {
    rename(next, outDir)
  } catch (error) {
    repairSwap(outDir)
    throw error
  }
  return discard(previous)
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true })
}

/** Deletes the previous site. Returns its path if that is impossible, as with files of another user. */
function discard(previous: string): string | undefined {
  try {
    remove(previous)
    return undefined
  } catch {
    return previous
  }
}

/** Both are beside the output folder, on its own file system, where a rename is one step. */
function neighbours(outDir: string): { next: string; previous: string } {
  const beside = (role: string) => join(dirname(outDir), `.${basename(outDir)}.${role}`)
  return { next: beside('next'), previous: beside('previous') }
}

/** Returns whether an error means that a folder cannot be moved, but files in it can: it is mounted, or its parent is protected. */
function isHeld(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException
  return ['EACCES', 'EBUSY', 'EPERM', 'EROFS', 'EXDEV'].includes(code)
}

function isMountPoint(folder: string): boolean {
  const device = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev
  return existsSync(folder) && device(folder) !== device(dirname(folder))
}

/**
 * Replaces what is in a folder. The new site is complete in the folder before anything changes, and the rename to `ready`
 * is the moment after which the swap can only be completed.
 */
function replaceContents(built: string, outDir: string): string | undefined {
  const { next, ready } = insides(outDir)
  remove(next)
  moveTo(built, next)
  renameSync(next, ready)
  try {
    return completeContents(outDir)
  } catch (error) {
    throw new UnfinishedSwap((error as Error).message, { cause: error })
  }
}

/**
 * Moves a site that is ready within the output folder into place. It may have been interrupted at any step: files left in
 * `ready` still have to be moved, and the manifest, which distinguishes old entries from new ones, is moved last.
 *
 * @returns the folder with the previous site, if it could not be deleted
 */
function completeContents(outDir: string): string | undefined {
  const { ready, previous } = insides(outDir)
  const files = readManifest(ready) ?? readManifest(outDir)
  const newNames = new Set([...(files ?? [])].map((name) => name.split('/')[0]))
  const isOld = (name: string) => files && !newNames.has(toNormalForm(name)) && !isApart(name)
  mkdirSync(previous, { recursive: true })
  const putAside = (name: string) => moveAside(join(outDir, name), join(previous, name))
  const last = ['index.html', manifestName]
  const waiting = readdirSync(ready).sort((one, other) => last.indexOf(one) - last.indexOf(other))
  for (const name of waiting.filter((each) => each !== manifestName)) {
    const isFolder = isDirectory(join(ready, name)) || isDirectory(join(outDir, name))
    if (isFolder && existsSync(join(outDir, name))) putAside(name)
    renameSync(join(ready, name), join(outDir, name))
  }
  for (const name of readdirSync(outDir).filter(isOld)) putAside(name)
  if (waiting.includes(manifestName)) {
    renameSync(join(ready, manifestName), join(outDir, manifestName))
  }
  rmSync(ready, { recursive: true })
  return discard(previous)
}

/** Returns the same paths within the output folder, and that of the complete new site. `isApart` knows their names. */
function insides(outDir: string): { next: string; ready: string; previous: string } {
  const within = (role: string) => join(outDir, `${manifestName}.${role}`)
  return { next: within('next'), ready: within('ready'), previous: within('previous') }
}

/** Moves an old entry away in one step, or deletes it if it cannot be moved, as in the layers of a container's image. */
function moveAside(from: string, to: string): void {
  remove(to)
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    rmSync(from, { recursive: true })
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** Moves a folder, or copies it to another file system. If that fails, the folder stays and no copy is left. */
function moveTo(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    try {
      // Without a filter, Node copies in another way, which reports a full disk as an input/output error.
      cpSync(from, to, { recursive: true, filter: () => true })
    } catch (fault) {
      remove(to)
      throw fault
    }
    remove(from)
  }
}
