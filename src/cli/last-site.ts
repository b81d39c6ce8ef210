/** The site that the last build published into an output folder, as far as it can be used again. */

import { hash } from 'node:crypto'
import { join } from 'node:path'

import type { Made, WrittenFiles } from './make-pages.ts'
import type { Snapshot } from './snapshot.ts'

import { hasStyleGuide } from '../integrations/style-guide.ts'
import { isIntact, type LastSite, readKeptSite, writeKeptSite } from '../rendering/kept-site.ts'
import { cacheFolder } from './cache.ts'
import { manifestName } from './manifest.ts'
import { replaceSite } from './spare-site.ts'

/** Returns what is known of the last site; `undefined` if nothing is. */
export function lastSite(target: string): LastSite | undefined {
  const record = recordOf(target)
  const kept = record === undefined ? undefined : readKeptSite(record)
  return kept && { folder: target, kept }
}

/**
 * Returns whether the last site was made from what a snapshot shows, had no problems, and is still as it was published.
 *
 * Files that were added to it are not looked for: no build replaces a folder that has any.
 *
 * @param isCompressed whether its texts must have compressed copies, or none
 */
export function isUpToDate(
  { folder, kept }: LastSite,
  snapshot: Pick<Snapshot, 'digest'>,
  isCompressed: boolean,
): boolean {
  return (
    kept.madeFrom === digestOfSources(snapshot, isCompressed) &&
    Object.entries(kept.files).every(([name, file]) => isIntact(folder, name, file))
  )
}

/** A finished site. */
interface FinishedSite extends Made {
  written: WrittenFiles
  /** What it was made from; `undefined` if the next build has to report problems of the site again. */
  madeFrom: Pick<Snapshot, 'digest'> | undefined
}

/**
 * Replaces the last site with a finished one, as `swapIn` does, and writes down what is known of it for the next build.
 *
 * @param built absolute path of the finished site with its manifest
 * @param isCompressed whether its texts have compressed copies
 * @returns absolute path of the folder with the previous site, only if it could not be deleted
 */
export function replaceLastSite(
  built: string,
  target: string,
  { made, unchanged, written, madeFrom }: FinishedSite,
  isCompressed: boolean,
): string | undefined {
  const isAlmostSame = unchanged > Object.keys(made.files).length / 2
  const left = replaceSite(built, target, isAlmostSame)
  const record = recordOf(target)
  if (record === undefined) return left
  const files = { ...made.files }
  for (const name of [...written.placed, manifestName]) files[name] ??= { bytes: '', stamp: '' }
  const digest = madeFrom && digestOfSources(madeFrom, isCompressed)
  const site = { ...made, files, ...(digest && { madeFrom: digest }) }
  // Links for a spare site change the stamps.
  writeKeptSite(record, target, site, isAlmostSame ? written.inPlace : undefined)
  return left
}

/** Changes with everything that a site is made from. */
function digestOfSources({ digest }: Pick<Snapshot, 'digest'>, isCompressed: boolean): string {
  return hash('sha256', JSON.stringify([digest, hasStyleGuide(), isCompressed]))
}

function recordOf(target: string): string | undefined {
  const folder = cacheFolder('sites')
  return folder && join(folder, `${hash('sha256', target).slice(0, 16)}.json`)
}
