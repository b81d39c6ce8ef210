/** Adds the drawings of feeds to a site, as pictures. */

import type { FileWriter } from '../rendering/file-writer.ts'
import type { RunningPictures } from './site-pictures.ts'

import { tonesOf } from '../identity/colours.ts'
import { createDrawings, type Drawings, openDrawingPictures } from '../pictures/drawings.ts'
import { type KeptSite, type LastSite, digestOfBytes } from '../rendering/kept-site.ts'
import { currentSite } from '../site.ts'
import { areCachesOff, openFiles } from './cache.ts'

/** Drawings that are made while pages are rendered. */
export interface RunningDrawings extends RunningPictures, Pick<Drawings, 'planOf'> {
  /** Takes the picture that a page of an earlier site shows; returns whether it was there. */
  take: (site: LastSite, path: string) => boolean
}

/**
 * Starts to add drawings: each is made as soon as it is planned, or taken from an earlier site, since its name identifies its
 * bytes.
 */
export function startDrawings({
  writer,
  earlier,
  signal,
}: {
  writer: FileWriter
  /** Sites whose files can be used again. */
  earlier: readonly LastSite[]
  /** Stops the work, for example after an error elsewhere. */
  signal: AbortSignal
}): RunningDrawings {
  const { urls, site } = currentSite()
  const drawings = createDrawings({ base: urls.base, accent: tonesOf(site.accent).light })
  const pictures = openDrawingPictures(openFiles('drawings'), { inThread: !areCachesOff() })
  signal.addEventListener('abort', () => void pictures.close())
  const files: KeptSite['files'] = {}
  const drawn = new Map<string, Promise<void>>()
  const take = (earlierSite: LastSite, path: string): boolean => {
    if (Object.hasOwn(files, path) || drawn.has(path)) return true
    if (!writer.take(earlierSite, path)) return false
    files[path] = { bytes: earlierSite.kept.files[path]?.bytes ?? '', stamp: '' }
    return true
  }
  const draw = async (path: string) => {
    const bytes = await pictures.of(drawings.files.get(path) ?? '')
    signal.throwIfAborted()
    writer.write(path, bytes)
    files[path] = { bytes: digestOfBytes(bytes), stamp: '' }
  }
  return {
    take,
    planOf(svg) {
      const plan = drawings.planOf(svg)
      if (!plan || earlier.some((each) => take(each, plan.path)) || drawn.has(plan.path))
        return plan
      const picture = draw(plan.path)
      // An error is reported when they are awaited, which may be after another one.
      picture.catch(() => undefined)
      drawn.set(plan.path, picture)
      return plan
    },
    async finish(onProgress) {
      let done = 0
      for (const picture of drawn.values()) {
        await picture
        onProgress((done += 1), drawn.size)
      }
      await pictures.close()
      return { files, made: pictures.counts.drawn }
    },
  }
}
