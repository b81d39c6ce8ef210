/** Runs in a thread of its own: draws one picture at a time. */

import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import type { PictureWords } from '../metadata/picture.ts'

import { drawPicture } from '../figures/social-picture.ts'
import { readFonts } from '../reading/fonts.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/**
 * How many pictures are drawn until their memory is let go: 7 MB each, of which the garbage collector does not know. It is
 * freed when the thread gets to its event loop, which a busy pool never lets it do by itself.
 */
const most = 8
let drawn = 0

export default async function drawSocialPicture(words: PictureWords): Promise<Uint8Array> {
  drawn += 1
  if (drawn % most === 0) {
    collectGarbage()
    await setImmediate()
  }
  return drawPicture(words, readFonts())
}
