/** Made-up photographs: enough detail that their size and the time to scale them are like those of real ones. */

import sharp from 'sharp'

import { Random } from './random.ts'

const width = 1600
const height = 1067

/** Draws a picture from a seed, as the bytes of a JPEG file. */
export async function makePicture(seed: number): Promise<Uint8Array> {
  const random = new Random(seed)
  const circles = Array.from(
    { length: 120 },
    () =>
      `<circle cx="${random.between(0, width)}" cy="${random.between(0, height)}" r="${random.between(10, 160)}" fill="hsl(${random.between(0, 359)} 60% 50%)" fill-opacity="0.5"/>`,
  )
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#ccd"/>${circles.join('')}</svg>`
  return await sharp(Buffer.from(drawing)).jpeg({ quality: 80 }).toBuffer()
}
