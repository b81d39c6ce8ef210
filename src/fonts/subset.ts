/** Subsets one font. Builds run this module in threads, which take the memory of the subsetter with them when they end. */

import { readFileSync } from 'node:fs'

import subsetFont from 'subset-font'

import { features, licence, type Face } from './faces.ts'

/** What becomes of a font. */
export interface SubsetTask {
  /** Absolute path of its file. */
  source: string
  axes: Face['axes']
  /** The characters to keep; those that the font does not have are ignored. */
  characters: string
}

/**
 * Subsets a font.
 *
 * @returns a WOFF2 file, empty if the font has none of the characters
 * @throws if the font does not have the axes
 */
export default async function subset({
  source,
  axes,
  characters,
}: SubsetTask): Promise<Uint8Array> {
  const font = await subsetFont(readFileSync(source), characters, {
    targetFormat: 'sfnt',
    keepFeatures: features,
    variationAxes: axes,
    preserveNameIds: licence,
    noHinting: true,
  })
  if (glyphCount(font) < 2) return new Uint8Array()
  return subsetFont(font, characters, {
    targetFormat: 'woff2',
    keepFeatures: features,
    preserveNameIds: licence,
  })
}

/**
 * Returns the number of glyphs in a font. A font without letters has one, for missing characters (OpenType 1.9.1, "Table
 * Directory" and "maxp").
 */
function glyphCount(font: Buffer): number {
  const tables = font.readUInt16BE(4)
  for (let record = 12; record < 12 + tables * 16; record += 16) {
    if (font.toString('latin1', record, record + 4) !== 'maxp') continue
    return font.readUInt16BE(font.readUInt32BE(record + 8) + 4)
  }
  return 0
}
