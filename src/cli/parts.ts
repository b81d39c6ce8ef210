/** Parts of a site: the folders that `npm run build -- --part` makes, and that a build with `--join` makes a site from. */

import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { arch, platform } from 'node:process'

import type { Snapshot } from './snapshot.ts'

import {
  type KeptSite,
  type LastSite,
  readKeptSite,
  writeKeptSite,
} from '../rendering/kept-site.ts'
import { missingOf, nameOf, readPartName, type SitePart } from '../rendering/site-parts.ts'
import { alsoRead } from './cache.ts'
import { UsageError } from './failure.ts'
import { isSite } from './manifest.ts'
import { realPath, shownPath } from './output-folder.ts'

/** The file that tells a part from a site. It has no dot at its start, because services that carry files leave such files out. */
const marker = 'part.json'

/** What is known of the files of a part. */
const record = 'record.json'

/** A part in a folder. */
export interface PartFolder {
  /** Absolute path. */
  folder: string
  part: SitePart
  /** Changes with the code that made it and the kind of machine. */
  madeBy: string
  /** The digest of its record. */
  record: string
}

/** Returns the absolute paths of the folders in a part: the files of the site, and what was kept for the texts and the check. */
export function foldersIn(folder: string): { site: string; kept: string } {
  return { site: join(folder, 'site'), kept: join(folder, 'kept') }
}

/** Creates the folders of a part, which are empty then. */
export function makeFoldersOfPart(folder: string): void {
  const { site, kept } = foldersIn(folder)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(site, { recursive: true })
  mkdirSync(join(kept, 'compiled-texts'), { recursive: true })
}

/**
 * Completes a part with what is known of its files.
 *
 * @param folder absolute path of the part
 */
export function writePart(
  folder: string,
  part: SitePart,
  made: KeptSite,
  snapshot: Pick<Snapshot, 'code'>,
): void {
  const file = join(folder, record)
  writeKeptSite(file, foldersIn(folder).site, made)
  const about =
    'Part of a site, and not a site: join all parts with npm run build -- --join. Do not publish it.'
  const marks: Marks = {
    about,
    part: nameOf(part),
    madeBy: makerOf(snapshot),
    record: digestOfFile(file),
  }
  writeFileSync(join(folder, marker), `${JSON.stringify(marks, null, 1)}\n`)
}

/** What the marker says. */
interface Marks {
  about: string
  part: string
  madeBy: string
  record: string
}

/** Reads what a folder says about the part in it; `undefined` if it is not a part. */
export function partIn(folder: string): PartFolder | undefined {
  try {
    const marks = JSON.parse(readFileSync(join(folder, marker), 'utf8')) as Partial<Marks>
    const part = readPartName(marks.part ?? '')
    return part && { folder, part, madeBy: marks.madeBy ?? '', record: marks.record ?? '' }
  } catch {
    return undefined
  }
}

/**
 * Finds the parts that a build is to join.
 *
 * @param folders as the user wrote them
 * @param outDir absolute path of the output folder
 * @throws {UsageError} if one of them is not a part, or is the output folder
 */
export function findParts(folders: readonly string[], outDir: string): PartFolder[] {
  return folders.map((written) => {
    if (written === '')
      throw new UsageError('A path after --join is empty. Pass the folders of the parts after it.')
    const folder = resolve(written)
    if (!existsSync(folder))
      throw new UsageError(
        `There is no folder \`${written}\`. Pass the folders of the parts after --join.`,
      )
    if (realPath(folder) === realPath(outDir))
      throw new UsageError(
        `\`${written}\` is the output folder. Set OUT_DIR to another folder, which the site is written to.`,
      )
    const part = partIn(folder)
    if (!part)
      throw new UsageError(
        `\`${written}\` is not a part of a site: it has no valid ${marker}. Pass folders that npm run build -- --part has made.`,
      )
    return part
  })
}

/** From now on, this process also reads what was kept for these parts. */
export function readKeptOf(parts: readonly PartFolder[]): void {
  alsoRead(parts.map(({ folder }) => foldersIn(folder).kept))
}

/**
 * Returns the parts whose files can be used, and says which cannot, or are missing.
 *
 * @param base see `KeptSite`
 */
export function usableParts(
  parts: readonly PartFolder[],
  base: string,
  snapshot: Pick<Snapshot, 'code'>,
): LastSite[] {
  for (const missing of missingOf(parts.map(({ part }) => part)))
    say(`There is no part ${nameOf(missing)}.`)
  return parts.flatMap(({ folder, madeBy, record: digest }) => {
    const shown = `\`${shownPath(folder)}\``
    if (madeBy !== makerOf(snapshot)) {
      say(
        `${shown} was made by another version of the code or of Node, or on another kind of machine.`,
      )
      return []
    }
    const kept = readRecord(folder, digest)
    if (!kept) {
      say(`The file ${record} in ${shown} is missing or damaged.`)
      return []
    }
    if (kept.base !== base) {
      say(`${shown} was made from another publication, or with other settings of the site.`)
      return []
    }
    return [{ folder: foldersIn(folder).site, kept, stays: true }]
  })
}

/** Returns the files of the part that was in a folder before, if they can be read. */
export function lastFilesOf(part: PartFolder | undefined): LastSite[] {
  const kept = part && readRecord(part.folder, part.record)
  return kept ? [{ folder: foldersIn(part.folder).site, kept }] : []
}

function readRecord(folder: string, digest: string): KeptSite | undefined {
  const file = join(folder, record)
  return digestOfFile(file) === digest ? readKeptSite(file) : undefined
}

function say(fault: string): void {
  console.error(`${fault} Its files are made here.`)
}

function makerOf({ code }: Pick<Snapshot, 'code'>): string {
  return hash('sha256', [code, platform, arch].join('\0'))
}

/** Returns a digest of the bytes of a file; an empty one if it cannot be read. */
function digestOfFile(file: string): string {
  try {
    return hash('sha256', readFileSync(file))
  } catch {
    return ''
  }
}

/** Returns why a part may not replace the contents of a folder. */
export function refusalOfSite(target: string): string | undefined {
  return isSite(target) && !partIn(target)
    ? `The output folder \`${shownPath(target)}\` contains a site, and a part is not a site. Set OUT_DIR to another folder for the part.`
    : undefined
}
