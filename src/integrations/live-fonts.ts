/** The fonts in `npm run dev`. */

import { currentSite } from '../site.ts'
import { type CutFonts, cutFonts } from './fonts.ts'

/** The fonts of a running server. */
export interface LiveFonts {
  /** Absolute path of the folder with their files. */
  folder: string
  /** Returns the fonts of the current publication. */
  current: () => Promise<CutFonts>
}

/**
 * Cuts the fonts when they are first needed, and again after a change of the typefaces or the language. A letter that is added
 * later is shown in a fallback font until the next start, because finding all letters takes long.
 *
 * @param folder absolute path of the folder for their files
 */
export function liveFonts(folder: string): LiveFonts {
  let known: { choice: string; fonts: Promise<CutFonts> } | undefined
  return {
    folder,
    current: () => {
      const { typefaces, language } = currentSite().site
      const choice = JSON.stringify([typefaces, language])
      if (known?.choice === choice) return known.fonts
      const fonts = cutFonts({ folder })
      known = { choice, fonts }
      fonts.catch(() => (known = undefined))
      return fonts
    },
  }
}
