/** Checks whether the data of a picture can be decoded, which its header does not show. */

import { readFileSync } from 'node:fs'

import sharp from 'sharp'

/**
 * Decodes a picture.
 *
 * @param file absolute path of a PNG, JPEG, WebP, AVIF or GIF file
 * @returns whether a browser could show all of it
 */
export async function decodes(file: string): Promise<boolean> {
  try {
    // The bytes instead of the name, because the library caches its result by name.
    const bytes = readFileSync(file)
    await sharp(bytes, { failOn: 'error', pages: -1, limitInputPixels: false })
      .resize({ width: 8 })
      .raw()
      .toBuffer()
    return true
  } catch {
    return false
  }
}
