import sharp from 'sharp'
import { expect, test } from 'vitest'

import { writePng } from './png.ts'

/** Opaque pixels of which each has one of several colours. */
function pixels(colours: number) {
  const [width, height] = [37, 21]
  const rgba = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at += 1) {
    const colour = at < width * 4 ? 0 : (at * 7919) % colours
    rgba.set([colour & 255, 255 - (colour >> 2), 7, 255], at * 4)
  }
  return { width, height, rgba }
}

test.each([1, 2, 86, 256, 257, 400])('%i colours are those of the picture', async (colours) => {
  const { rgba, ...size } = pixels(colours)
  const png = writePng({ rgba, ...size }, '<x>é</x>')
  const { data, info } = await sharp(png, { failOn: 'warning' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject(size)
  expect(data.equals(rgba)).toBe(true)
  const { xmp, isPalette } = await sharp(png).metadata()
  expect(isPalette).toBe(colours <= 256)
  expect(xmp?.toString('utf8')).toBe('<x>é</x>')
})
