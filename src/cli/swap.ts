/** Replaces the previous site with the new one, as the last step of a build. */

import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { toNormalForm } from '../shared/normal-form.ts'
import { isApart, manifestName, readManifest } from './manifest.ts'

/** Moves a file or folder within a file system, as `renameSync` does. */
type Rename = (from: string, to: string) => void

/** How a site is replaced. */
interface SwapOptions {
  rename?: Rename
  /** Moves the previous site away, if it can use it. It is deleted otherwise. */
  keep?: ((previous: string) => void) | undefined
}

/**
 * Replaces the previous site with a finished one.
 *
 * A rename replaces the whole folder at once, so readers never get a mixture of both sites. In a folder that cannot be
 * renamed, such as the mount point of a container's volume, the entries are replaced one by one. If this is interrupted,
 * `repairSwap` completes it.
 *
 * @param built absolute path of the finished site with its manifest; it is moved away
 * @param outDir absolute path of the output folder, without links in it
 * @throws a file system error; either the previous site is still in place, or `repairSwap` completes the new one
 * @returns absolute path of the folder with the previous site, only if it could not be deleted
 */
export function swapIn(
  built: string,
  outDir: string,
  { rename = renameSync, keep }: SwapOptions = {},
): string | undefined {
  if (isMountPoint(outDir)) return replaceContents(built, outDir)
  return replaceFolder(built, outDir, { rename, keep })
}

/**
 * Repairs an interrupted swap: restores the previous site if none is in place, completes a replacement entry by entry,
 * and deletes leftovers.
 */
export function repairSwap(outDir: string): void {
  const { next, previous } = neighbours(outDir)
  if (!existsSync(outDir) && existsSync(previous)) renameSync(previous, outDir)
  for (const leftover of [previous, next]) remove(leftover)
  const within = insides(outDir)
  if (existsSync(within.ready)) completeContents(outDir)
  for (const leftover of [within.previous, within.next]) remove(leftover)
}

/** Reports that the new site is only partly in place. `repairSwap` completes it. */
export class UnfinishedSwap extends Error {
  override name = 'UnfinishedSwap'
}

/** Returns whether an output folder contains an unfinished swap, which `repairSwap` completes. */
export function isPartlyReplaced(outDir: string): boolean {
  return existsSync(insides(outDir).ready)
}

function replaceFolder(
  built: string,
  outDir: string,
  { rename, keep }: SwapOptions & { rename: Rename },
): string | undefined {
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
  try {
    if (existsSync(previous)) keep?.(previous)
  } catch {
    // It is only kept to save time.
  }
  return discard(previous)
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true })
}

/** Deletes the previous site. Returns its path if that fails, for example because files belong to another user. */
function discard(previous: string): string | undefined {
  try {
    remove(previous)
    return undefined
  } catch {
    return previous
  }
}

/** Returns two paths next to the output folder, on the same file system, so that a rename is atomic. */
function neighbours(outDir: string): { next: string; previous: string } {
  const beside = (role: string) => join(dirname(outDir), `.${basename(outDir)}.${role}`)
  return { next: beside('next'), previous: beside('previous') }
}

/** Returns whether a folder cannot be moved, but its files can: it is a mount point, or its parent is protected. */
function isHeld(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException
  return ['EACCES', 'EBUSY', 'EPERM', 'EROFS', 'EXDEV'].includes(code)
}

function isMountPoint(folder: string): boolean {
  const device = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev
  return existsSync(folder) && device(folder) !== device(dirname(folder))
}

/**
 * Replaces the contents of a folder. First, the complete new site is moved into the folder. After it is renamed to `ready`,
 * the swap can be completed, but not undone.
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
 * Moves the new site from `ready` into place in the output folder. It can be called again after an interruption at any step:
 * the files left in `ready` are moved, and the manifest, which distinguishes new entries from old ones, is moved last.
 *
 * @returns the folder with the previous site, only if it could not be deleted
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

/** Returns the same two paths inside the output folder, and the path of the complete new site. `isApart` recognises all three. */
function insides(outDir: string): { next: string; ready: string; previous: string } {
  const within = (role: string) => join(outDir, `${manifestName}.${role}`)
  return { next: within('next'), ready: within('ready'), previous: within('previous') }
}

/** Moves an old entry away, or deletes it if it cannot be moved, as in a layer of a container image. */
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

/** Moves a folder, or copies it to another file system. If this fails, the folder stays and the copy is deleted. */
function moveTo(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    try {
      // Without a filter, Node.js copies with other code, which reports a full disk as an input/output error.
      cpSync(from, to, { recursive: true, filter: () => true })
    } catch (fault) {
      remove(to)
      throw fault
    }
    remove(from)
  }
}
