/** Runs in a thread of its own: draws one picture at a time. */

import type { PictureWords } from '../metadata/picture.ts'

import { drawPicture } from '../figures/social-picture.ts'
import { readFonts } from '../reading/fonts.ts'

export default function drawSocialPicture(words: PictureWords): Promise<Uint8Array> {
  return drawPicture(words, readFonts())
}
