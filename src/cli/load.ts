/** Loads the publication, with what earlier runs read and found. */

import type { Snapshot } from './snapshot.ts'

import type { OnProgress } from '../shared/progress.ts'
import { type CurrentPublication, reloadPublication } from '../integrations/current-publication.ts'
import { counted } from '../shared/counted.ts'
import { openPack } from './cache.ts'
import { stage } from './stage.ts'

/** The current publication. */
export interface LoadedPublication {
  loaded: CurrentPublication
  /** Keeps what was read and found for the next run. */
  save: () => void
}

/**
 * Reads the publication and makes it the current one.
 *
 * @param snapshot the state of the code and the content
 * @param onProgress takes how much is read and checked
 * @param unsaved files as they would be after they are written, by absolute path
 */
export function loadPublication(
  { contentDir, code }: Pick<Snapshot, 'contentDir' | 'code'>,
  onProgress?: OnProgress,
  unsaved: ReadonlyMap<string, Buffer> = new Map(),
): LoadedPublication {
  const records = openPack('records', contentDir, code)
  const texts = openPack('texts', contentDir, code)
  return {
    loaded: reloadPublication({ records, texts, unsaved }, onProgress),
    save: () => {
      records.save()
      texts.save()
    },
  }
}

/**
 * Reads a publication that was checked before.
 *
 * @throws if there is a file that did not exist then
 */
export async function readChecked(snapshot: Snapshot): Promise<void> {
  const { source } = await stage(
    'Read',
    (onProgress) => loadPublication(snapshot, onProgress).loaded,
    ({ source }) => counted(source.sources.size, 'file'),
  )
  const unknown = source.sources.keys().find((file) => !snapshot.files.has(file))
  if (unknown !== undefined)
    throw new Error(`${unknown} did not exist when the content was checked.`)
}
