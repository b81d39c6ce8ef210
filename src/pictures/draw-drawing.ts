/** Runs in a thread of its own: draws the drawings of feeds, one at a time. */

import { drawDrawing } from '../figures/drawing-picture.ts'
import { sansFiles } from '../reading/fonts.ts'
import { countPicture } from './release-memory.ts'

export default async function draw(markup: string): Promise<Uint8Array> {
  await countPicture()
  return drawDrawing(markup, sansFiles())
}
