/** The site that the last build published into an output folder, as far as it can be used again. */

import { hash } from 'node:crypto'
import { join } from 'node:path'

import type { Snapshot } from './snapshot.ts'

import { filesIn } from '../integrations/output.ts'
import { hasStyleGuide } from '../integrations/style-guide.ts'
import {
  isIntact,
  type KeptSite,
  type LastSite,
  readKeptSite,
  writeKeptSite,
} from '../rendering/kept-site.ts'
import { cacheFolder } from './cache.ts'

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

/**
 * Writes down what is known of a published site, for the next build.
 *
 * @param isCompressed whether its texts have compressed copies
 * @param snapshot what the site was made from; `undefined` if the next build has to report problems of the site again
 */
export function keepSite(
  target: string,
  site: KeptSite,
  snapshot: Pick<Snapshot, 'digest'> | undefined,
  isCompressed: boolean,
): void {
  const record = recordOf(target)
  if (record === undefined) return
  const files = { ...site.files }
  for (const name of filesIn(target)) files[name] ??= { bytes: '', stamp: '' }
  writeKeptSite(record, target, {
    ...site,
    files,
    ...(snapshot && { madeFrom: digestOfSources(snapshot, isCompressed) }),
  })
}

/** Changes with everything that a site is made from. */
function digestOfSources({ digest }: Pick<Snapshot, 'digest'>, isCompressed: boolean): string {
  return hash('sha256', JSON.stringify([digest, hasStyleGuide(), isCompressed]))
}

function recordOf(target: string): string | undefined {
  const folder = cacheFolder('sites')
  return folder && join(folder, `${hash('sha256', target).slice(0, 16)}.json`)
}
