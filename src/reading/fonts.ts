/** The typefaces of pictures, read from their packages. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** A font: a typeface in one weight, with all scripts that it supports. */
export interface Font {
  name: 'Source Serif' | 'Source Sans'
  data: Buffer
  weight: 400 | 600
  style: 'normal'
}

const files = [
  { name: 'Source Serif', weight: 600, file: 'source-serif/TTF/SourceSerif4Display-Semibold.ttf' },
  { name: 'Source Sans', weight: 400, file: 'source-sans/TTF/SourceSans3-Regular.ttf' },
  { name: 'Source Sans', weight: 600, file: 'source-sans/TTF/SourceSans3-Semibold.ttf' },
] as const

let fonts: Font[] | undefined

/** Returns the absolute paths of the files of Source Sans, regular first. */
export function sansFiles(): string[] {
  const { resolve } = createRequire(import.meta.url)
  return files.filter(({ name }) => name === 'Source Sans').map(({ file }) => resolve(file))
}

/**
 * Reads the typefaces of pictures: Source Serif for claims, Source Sans for the rest. Read once.
 *
 * They come with the packages, so that a picture looks the same on every machine, one without fonts included.
 */
export function readFonts(): Font[] {
  const { resolve } = createRequire(import.meta.url)
  fonts ??= files.map(({ name, weight, file }) => ({
    name,
    data: readFileSync(resolve(file)),
    weight,
    style: 'normal',
  }))
  return fonts
}
