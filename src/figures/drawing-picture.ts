/** Draws painted drawings as PNG. */

import { Resvg } from '@resvg/resvg-js'

import { writePng } from './png.ts'

/** How many pixels of a picture are shown as one: screens of phones have two or three for each. */
const scale = 2

/**
 * Draws a drawing.
 *
 * @param markup an SVG document with its size and colours
 * @param fontFiles the absolute paths of the only fonts there are. A letter that none has becomes an empty box
 */
export function drawDrawing(markup: string, fontFiles: string[]): Buffer {
  const font = { loadSystemFonts: false, fontFiles }
  const { width, height, pixels } = new Resvg(markup, {
    font,
    fitTo: { mode: 'zoom', value: scale },
  }).render()
  return writePng({ width, height, rgba: pixels })
}
