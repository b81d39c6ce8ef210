/** Runs in a thread of its own: draws one picture at a time. */

import type { PictureWords } from '../metadata/picture.ts'

import { drawPicture } from '../figures/social-picture.ts'
import { readFonts } from '../reading/fonts.ts'
import { countPicture } from './release-memory.ts'

export default async function drawSocialPicture(words: PictureWords): Promise<Uint8Array> {
  await countPicture()
  return drawPicture(words, readFonts())
}
