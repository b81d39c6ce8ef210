/** What is known of the site that the last build published: from what each file was made, and whether it is still there. */

import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'

import { writeAtomically } from '../shared/atomic-file.ts'
import type { Part } from './tracking.ts'

/** A file of the last site. */
export interface KeptFile {
  /** The digest of its bytes; empty if the file is never taken from the last site. */
  bytes: string
  /** Changes when the file is written, even if its bytes stay the same. */
  stamp: string
  /** The parts of the library that it was made from, as positions in the list of all parts; absent if it is not rendered. */
  parts?: number[]
  /** Of a file that is not rendered: the digest of what it was made from, if that is known. */
  from?: string
}

/** The last site. */
export interface KeptSite {
  /** Changes with everything that all pages depend on: the code, the settings of the site. */
  base: string
  /** The names of all parts that pages use. */
  parts: Part[]
  /** The digests of what these parts were. */
  digests: string[]
  /** All files, by their path in the site. */
  files: Record<string, KeptFile>
  /** Changes with everything that the site was made from; absent if that does not tell whether it has to be built again. */
  madeFrom?: string
}

/** A site, or a part of one, whose files can be used again: the last site, or a part that another machine made. */
export interface LastSite {
  /** The absolute path of its folder. */
  folder: string
  kept: KeptSite
  /** Whether the folder stays as it is. Its files are then copied, so that nobody changes the site by changing them. */
  stays?: boolean
}

/** The form of this record; one of another form is not read. */
const version = 3

/**
 * Reads what is known of a site.
 *
 * @param file absolute path of the record
 * @returns `undefined` if there is no record, or it cannot be read
 */
export function readKeptSite(file: string): KeptSite | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as KeptSite & { version: number }
    return kept.version === version ? kept : undefined
  } catch {
    return undefined
  }
}

/**
 * Writes down what is known of a site, with the stamps that its files have now.
 *
 * @param file absolute path of the record
 * @param folder absolute path of the published site
 * @param stamps the stamps that are known already, by the names of files
 */
export function writeKeptSite(
  file: string,
  folder: string,
  site: KeptSite,
  stamps: ReadonlyMap<string, string> = new Map(),
): void {
  for (const [name, kept] of Object.entries(site.files))
    kept.stamp = stamps.get(name) ?? stampNow(`${folder}/${name}`)
  writeAtomically(file, JSON.stringify({ version, ...site }))
}

/**
 * Returns whether a file of the last site is still as it was built and can be read.
 *
 * @param folder absolute path of the site
 */
export function isIntact(folder: string, name: string, file: KeptFile): boolean {
  // Not `join`, which would normalise tens of thousands of our own names.
  const path = `${folder}/${name}`
  const now = stampNow(path)
  // Another stamp need not mean other bytes: the folder may have been copied, by a cache of a CI service for example.
  return now !== '' && (now === file.stamp || digestOfFile(path) === file.bytes)
}

/**
 * Returns whether a path leads to the same file of the disk as a file of the last site had, unchanged since.
 *
 * @param path absolute path
 */
export function isSameFile(path: string, { stamp }: KeptFile): boolean {
  return stamp !== '' && stampNow(path) === stamp
}

/** Returns the stamp of a file, or nothing if there is none. */
function stampNow(file: string): string {
  const state = statSync(file, { bigint: true, throwIfNoEntry: false })
  if (!state?.isFile()) return ''
  const { mtimeNs, ctimeNs, ino, size } = state
  return `${mtimeNs} ${ctimeNs} ${ino} ${size}`
}

/** Returns a digest of the bytes of a file. */
export function digestOfBytes(bytes: Uint8Array): string {
  return hash('sha1', bytes, 'base64url')
}

function digestOfFile(file: string): string | undefined {
  try {
    return digestOfBytes(readFileSync(file))
  } catch {
    return undefined
  }
}
