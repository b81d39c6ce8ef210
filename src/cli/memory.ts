/** How much memory a build takes, for a warning before it starts. */

import { totalmem } from 'node:os'
import { extname, sep } from 'node:path'
import process from 'node:process'

import type { Snapshot } from './snapshot.ts'

const mebibyte = 2 ** 20
const gibibyte = 2 ** 30

/**
 * What a build of everything takes: for code and libraries, and for each byte of texts and records. Both are somewhat more than
 * the peaks that `npm run bench build` measured at 200, 1,000 and 5,000 articles (docs/benchmarks.md).
 */
const forCode = 1200 * mebibyte
const forEachByte = 30

/** The files that are held in memory when they are read, in contrast to pictures and downloads. */
const isRead = new Set(['.bib', '.csl', '.csv', '.json', '.md', '.mdx', '.yaml', '.yml'])

/** Estimates how many bytes of memory a build of all of a publication takes. */
export function memoryOfBuild({
  contentDir,
  files,
}: Pick<Snapshot, 'contentDir' | 'files'>): number {
  let bytes = 0
  for (const [file, { size }] of files)
    if (file.startsWith(contentDir + sep) && isRead.has(extname(file).toLowerCase())) bytes += size
  return forCode + forEachByte * bytes
}

/**
 * Returns a warning if a build needs more memory than there is.
 *
 * @param needed in bytes
 * @param available how many bytes this process may use
 */
export function memoryWarning(needed: number, available: number): string | undefined {
  if (needed <= available) return undefined
  return `This build may need ${inGibibytes(needed)} of memory, and this machine has ${inGibibytes(available)}, so the operating system may end it. Build the publication in parts (docs/scale.md), or on a machine with more memory.`
}

function inGibibytes(bytes: number): string {
  return `${(bytes / gibibyte).toFixed(1)} GiB`
}

/** Returns how many bytes of memory this process may use: those of the machine, or of its container. */
export function availableMemory(): number {
  const constrained = process.constrainedMemory()
  return constrained > 0 ? Math.min(totalmem(), constrained) : totalmem()
}
