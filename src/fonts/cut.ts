/** Subsets the faces of a typeface to the characters of a publication, each only once. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import subsetFont from 'subset-font'

import { writeAtomically } from '../shared/atomic-file.ts'
import { features, type Face } from './faces.ts'

/** The name records of the licence and its address, which every copy must contain (SIL OFL 1.1, condition 2). */
const licence = [13, 14]

const { resolve } = createRequire(import.meta.url)

/**
 * Subsets a face, or finds the subset in the cache.
 *
 * @param characters the characters to keep; those that the font does not have are ignored
 * @param folder the cache of subsets, whose names are derived from everything that they depend on. Several builds can use
 *   it at once
 * @returns the name of the WOFF2 file in `folder`; `undefined` if the font has none of the characters
 * @throws if the font is not installed, or does not have the axes of the face
 */
export async function cut(
  face: Face,
  characters: string,
  folder: string,
): Promise<string | undefined> {
  const source = readFileSync(resolve(face.source))
  const recipe = JSON.stringify([face.axes, characters, features, licence, cutter()])
  const digest = createHash('sha256').update(source).update(recipe).digest('hex')
  const name = `${digest.slice(0, 24)}.woff2`
  const file = join(folder, name)
  if (!existsSync(file)) writeAtomically(file, await subset(source, face, characters))
  return statSync(file).size > 0 ? name : undefined
}

/** Subsets a face. Returns an empty buffer if the font has none of the characters. */
async function subset(source: Buffer, face: Face, characters: string): Promise<Buffer> {
  const font = await subsetFont(source, characters, {
    targetFormat: 'sfnt',
    keepFeatures: features,
    variationAxes: face.axes,
    preserveNameIds: licence,
    noHinting: true,
  })
  if (glyphCount(font) < 2) return Buffer.alloc(0)
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

/** The version of the subsetter, because another version can have a different result. */
function cutter(): string {
  const { name, version } = JSON.parse(
    readFileSync(resolve('subset-font/package.json'), 'utf8'),
  ) as Record<'name' | 'version', string>
  return `${name} ${version}`
}
