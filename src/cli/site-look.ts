/** The look of the current site: the accent, and the typefaces cut to the characters of the publication. */

import { join } from 'node:path'

import { type CutFonts, cutFonts } from '../integrations/fonts.ts'
import { fontPath, lookOf } from '../integrations/look.ts'
import { digestOf } from '../rendering/digest.ts'
import { type BoundSite, currentSite } from '../site.ts'
import { areCachesOff, cacheFolder } from './cache.ts'

/** The look of a site. */
export interface SiteLook {
  look: App.Locals['look']
  /** The files of the fonts, by their paths in the site. */
  files: [name: string, file: string][]
}

/**
 * Cuts the fonts of the current publication, or finds those that were cut before.
 *
 * @param root absolute path of a folder for what is not kept
 * @throws if a font is not installed
 */
export async function cutLook(root: string): Promise<SiteLook> {
  const fonts = await fontsIn(root)
  const files = fonts.typefaces.flatMap(({ faces }) =>
    faces.map(({ file }): [string, string] => [fontPath(file), join(fonts.folder, file)]),
  )
  return { look: lookOf(currentSite(), fonts), files }
}

/**
 * Returns what changes with everything that all pages depend on.
 *
 * @param key what changes with the code of the site (`startBundle`)
 */
export function baseOf(key: string, { digest }: App.Locals['look'], { site }: BoundSite): string {
  return digestOf([key, digest, site])
}

/** Starts to cut the fonts in threads while the publication is checked. An error is reported by `cutLook`. */
export function cutAhead(root: string): void {
  if (!areCachesOff()) fontsIn(root).catch(() => undefined)
}

function fontsIn(root: string): Promise<CutFonts> {
  const folder = cacheFolder('fonts') ?? join(root, 'fonts')
  return cutFonts({ folder, inThreads: !areCachesOff() })
}
