/** The typefaces that pictures are set in, as files of their packages. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** One font: a typeface in one weight, for the letters of some scripts. */
export interface Font {
  /** Each file under a name of its own: whoever sets text falls back from one to the next. */
  name: string
  data: Buffer
  weight: 400 | 600
  style: 'normal'
}

/** Scripts that the typefaces have, each in a file. */
const scripts = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const
const faces = [
  { family: 'source-serif-4', weight: 600 },
  { family: 'source-sans-3', weight: 400 },
  { family: 'source-sans-3', weight: 600 },
] as const

let fonts: Font[] | undefined

/**
 * Reads the typefaces of pictures: Source Serif 4 for claims, Source Sans 3 for the rest. Read once.
 *
 * They come with the packages, so that a picture looks the same on every machine, one without fonts included.
 */
export function readFonts(): Font[] {
  const { resolve } = createRequire(import.meta.url)
  fonts ??= scripts.flatMap((script) =>
    faces.map(({ family, weight }): Font => {
      const file = `@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff`
      const name = script === 'latin' ? family : `${family}-${script}`
      return { name, data: readFileSync(resolve(file)), weight, style: 'normal' }
    }),
  )
  return fonts
}
