/** Loads the publication, with what earlier runs read and found. */

import type { Snapshot } from './snapshot.ts'

import { type CurrentPublication, reloadPublication } from '../integrations/current-publication.ts'
import { openPack } from './cache.ts'

/**
 * Reads the publication and makes it the current one.
 *
 * @param snapshot the state of the code and the content
 * @returns the publication, and a function that keeps what was read and found for the next run
 */
export function loadPublication({ contentDir, code }: Pick<Snapshot, 'contentDir' | 'code'>): {
  loaded: CurrentPublication
  save: () => void
} {
  const records = openPack('records', contentDir, code)
  const texts = openPack('texts', contentDir, code)
  return {
    loaded: reloadPublication({ records, texts }),
    save: () => {
      records.save()
      texts.save()
    },
  }
}
