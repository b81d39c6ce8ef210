/**
 * The spare site: the one that the last build replaced. The next build makes the new site from it, so it links, creates and
 * deletes only what differs, not tens of thousands of files. All other files of both are the same, linked to both names.
 */

import { hash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

import { filesIn } from '../integrations/output.ts'
import { fileWriter } from '../rendering/file-writer.ts'
import { areCachesOff } from './cache.ts'
import { projectDirectory } from './environment.ts'
import { manifestName } from './manifest.ts'
import { swapIn } from './swap.ts'

/** The folder of all spare sites. It can be deleted at any time. It is of no use on other machines. */
const spareSites = join(projectDirectory, 'node_modules/.cache/assay-spare')

/** The name of the site in its folder, beside a file with the path of the output folder that it comes from. */
const siteName = 'site'
const ownerName = 'output-folder'

/**
 * Makes the folder for a new site: from the spare one if there is one, otherwise empty.
 *
 * @param built absolute path of the folder; what is there is deleted
 * @param target absolute path of the output folder, if files of the last site can be used again
 * @returns whether it is empty
 */
export function makeFolderOfSite(built: string, target: string | undefined): boolean {
  rmSync(built, { recursive: true, force: true })
  mkdirSync(dirname(built), { recursive: true })
  if (target !== undefined && !areCachesOff() && takeSpare(target, built)) return false
  mkdirSync(built, { recursive: true })
  return true
}

/** Moves the spare site. Returns whether there was one that can be used. */
function takeSpare(target: string, built: string): boolean {
  const spare = join(folderOf(target), siteName)
  try {
    if (!tellsCases(spare)) return false
    renameSync(spare, built)
    return true
  } catch {
    return false
  }
}

/**
 * Returns whether there is a spare site, in a file system that tells `a` from `A`. In others, a new file can be in the place of
 * an old one with another name, and would be deleted with it.
 */
function tellsCases(spare: string): boolean {
  return (
    existsSync(join(spare, manifestName)) && !existsSync(join(spare, manifestName.toUpperCase()))
  )
}

/**
 * Deletes the files that are left of the spare site, and folders without any.
 *
 * @param built absolute path of the folder of the new site
 * @param placed the names of its files
 */
export function deleteOthers(built: string, placed: ReadonlySet<string>): void {
  for (const name of filesIn(built)) {
    if (placed.has(name)) continue
    const file = join(built, name)
    rmSync(file)
    deleteEmpty(dirname(file), built)
  }
}

/** Deletes a folder below another and those above it, as far as they are empty. */
function deleteEmpty(folder: string, below: string): void {
  if (folder === below) return
  try {
    rmdirSync(folder)
  } catch {
    return
  }
  deleteEmpty(dirname(folder), below)
}

/**
 * Replaces the previous site with a finished one, as `swapIn` does, and keeps a spare site for the next build: the previous one,
 * or links to the new one.
 *
 * @param isAlmostSame whether most files of the previous site are those of the new one
 */
export function replaceSite(
  built: string,
  target: string,
  isAlmostSame: boolean,
): string | undefined {
  if (areCachesOff()) return swapIn(built, target)
  if (isAlmostSame)
    return swapIn(built, target, {
      keep: (previous) => {
        keepSpare(previous, target)
      },
    })
  const left = swapIn(built, target)
  linkSpare(target)
  return left
}

/**
 * Keeps a site that has been replaced as the spare one. Spare sites of output folders that are gone are deleted.
 *
 * @param previous absolute path of the site, which is moved
 * @param target absolute path of the output folder
 * @throws an error of the file system, if it is on another volume for example; it then is where it was
 */
function keepSpare(previous: string, target: string): void {
  const site = makeFolderOfSpare(target)
  renameSync(previous, site)
  deleteUnowned()
}

/**
 * Makes a spare site from the published one, by links to its files, as far as the file system allows it.
 *
 * @param target absolute path of the output folder
 */
function linkSpare(target: string): void {
  try {
    const writer = fileWriter(makeFolderOfSpare(target))
    for (const name of filesIn(target)) writer.link(join(target, name), name)
    deleteUnowned()
  } catch {
    // The site is published already. Of a spare site that is not complete, the next build uses what is there.
  }
}

/** Makes the folder for the spare site of an output folder, and returns the path that the site gets. */
function makeFolderOfSpare(target: string): string {
  const folder = folderOf(target)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, ownerName), target)
  return join(folder, siteName)
}

function deleteUnowned(): void {
  for (const name of readdirSync(spareSites)) {
    const folder = join(spareSites, name)
    if (!existsSync(ownerOf(folder))) rmSync(folder, { recursive: true, force: true })
  }
}

/** Returns the output folder that a spare site comes from; empty if another build is making or deleting it. */
function ownerOf(folder: string): string {
  try {
    return readFileSync(join(folder, ownerName), 'utf8')
  } catch {
    return ''
  }
}

function folderOf(target: string): string {
  return join(spareSites, hash('sha256', target).slice(0, 16))
}
