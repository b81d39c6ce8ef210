/** Makes the files of pictures: WebP in a given size. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { PictureFile } from './plan.ts'

/** Identifies what the bytes of a file depend on besides the picture and its size. */
export const recipe = `webp ${encoderVersion()}`

/**
 * Makes one file of a picture. An animation stays one, with its own number of repetitions.
 *
 * @param picture the bytes of a PNG, JPEG, WebP, AVIF or GIF file
 * @param size in pixels, after any rotation that the file asks for
 * @returns WebP
 * @throws if the picture cannot be decoded completely
 */
export async function encodePicture(
  picture: Uint8Array,
  { width, height }: NonNullable<PictureFile['size']>,
): Promise<Buffer> {
  // The decoder takes long to load and is not needed if all files have been made before.
  const { default: sharp } = await import('sharp')
  // Each file is made once, so nothing that the decoder holds in memory is used again.
  sharp.cache(false)
  return sharp(picture, { failOn: 'error', pages: -1 })
    .rotate()
    .resize({ width, height, fit: 'cover', withoutEnlargement: true })
    .webp()
    .toBuffer()
}

function encoderVersion(): string {
  const file = createRequire(import.meta.url).resolve('sharp/package.json')
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
