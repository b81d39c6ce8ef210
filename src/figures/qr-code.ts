/** QR codes (ISO/IEC 18004), for addresses on paper. */

import { encode } from 'uqr'

/** A QR code as an SVG path, in modules. */
export interface QrCode {
  /** The width and height, with the quiet zone around the code. */
  size: number
  /** The dark modules. */
  path: string
}

/** The light border that readers need: four modules. */
const border = 4

/**
 * Draws a text as a QR code that can still be read if 15% of it is damaged (level M) or more.
 *
 * @returns `undefined` if the text is too long for a QR code
 */
export function drawQrCode(text: string): QrCode | undefined {
  // The longest text at level M (version 40).
  if (new TextEncoder().encode(text).length > 2331) return undefined
  const { size, data } = encode(text, { ecc: 'M', border })
  const runs = data.flatMap((row, y) =>
    darkRuns(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return { size, path: runs.join('') }
}

/** Returns where the dark modules of a row are, neighbours together. */
function darkRuns(row: readonly boolean[]): { x: number; length: number }[] {
  const runs: { x: number; length: number }[] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (!isDark) continue
    if (last && last.x + last.length === x) last.length += 1
    else runs.push({ x, length: 1 })
  }
  return runs
}
