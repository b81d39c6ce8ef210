/** Whether the data of a picture can be decoded, which its header does not say. */

import { readFileSync } from 'node:fs'

import sharp from 'sharp'

/**
 * Decodes a picture.
 *
 * @param file absolute path of a PNG, JPEG, WebP, AVIF or GIF file
 * @returns whether a browser could show all of it; what is wrong otherwise is not known
 */
export async function decodes(file: string): Promise<boolean> {
  try {
    // The bytes and not the name: by that, an answer would be kept for a file that has changed since.
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
