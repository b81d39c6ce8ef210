/** The fonts of the publication for Astro. A build does not load this module, because Astro's configuration loads Vite. */

import type { FontProvider } from 'astro'

import { fontProviders } from 'astro/config'
import { join } from 'node:path'

import { unicodeRange } from '../fonts/characters.ts'
import { type CutFace, type CutFonts, cutFonts, fontsVariable } from './fonts.ts'

/**
 * The `fonts` of Astro's configuration: every typeface, in the files that the publication needs.
 *
 * Unless a build passes them in the environment, they are cut from the texts as they are when this is called. In
 * `npm run dev`, a letter that is added later is shown in a fallback font until the next start.
 */
export async function publicationFonts() {
  const passed = process.env[fontsVariable]
  const { folder, typefaces } =
    passed === undefined ? await cutFonts() : (JSON.parse(passed) as CutFonts)
  const provider = cutFaces(folder)
  return typefaces.map(({ name, cssVariable, fallbacks, faces }) => {
    const options = { faces }
    return { name, cssVariable, provider, fallbacks, optimizedFallbacks: false, options }
  })
}

/**
 * Returns Astro's local provider with one file for each script, so that a page preloads only the files for its first
 * screen.
 *
 * The settings contain names of files, not paths. Astro derives the names of families from the settings, so a path would
 * make the site different on every computer.
 */
function cutFaces(folder: string): FontProvider<{ faces: CutFace[] }> {
  const local = fontProviders.local()
  return {
    name: local.name,
    resolveFont: async ({ options, ...request }) => {
      const fonts = (options?.faces ?? []).map(async ({ file, subset, style, weight }) => {
        const range = unicodeRange(subset)
        const variant = { style, weight, ...(range && { unicodeRange: range }) }
        const resolved = await local.resolveFont({
          ...request,
          options: { variants: [{ ...variant, src: [join(folder, file)] }] },
        })
        return (resolved?.fonts ?? []).map((font) => ({ ...font, meta: { subset } }))
      })
      return { fonts: (await Promise.all(fonts)).flat() }
    },
  }
}
