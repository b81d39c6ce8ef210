/** What all drawings share: their sizes, the `<svg>` around their marks, and how they write numbers. */

import type { Element } from 'hast'

import { toHtml } from 'hast-util-to-html'
import { s } from 'hastscript'

import type { Words } from '../messages/words.ts'
import { toTenth } from './marks.ts'

/** Each size is drawn for its room: letters keep their size, while lines wrap and marks move below each other. */
export type Size = 'narrow' | 'wide'

/** The drawings of one picture, each the markup of an `<svg>`. */
export type Drawings = Partial<Record<Size, string>>

export interface DrawingOptions {
  size: Size
  /** In the language of the page, in which numbers and dates are written too. */
  words: Words
}

/** In units of the viewBox. */
export interface TextSize {
  fontSize: number
  lineHeight: number
}

/**
 * In units of the viewBox. A phone of 390 pixels shows the narrow drawing about as wide as its units. The wide one is
 * shown in 612 pixels or more (`styles/figures.css`), where its letters are at least 11 pixels high.
 */
export const sizes: Record<Size, TextSize & { width: number }> = {
  narrow: { width: 340, fontSize: 14, lineHeight: 18 },
  wide: { width: 720, fontSize: 15, lineHeight: 19 },
}

/**
 * Returns the markup of an `<svg>` that scales to the width it is given.
 *
 * It has no ids, no styles and no colours of its own: the page's style sheet paints marks by their classes.
 *
 * @param options.size for which it is drawn, where the picture has a drawing for each
 */
export function drawing(
  marks: readonly Element[],
  options: { width: number; height: number; fontSize: number; size?: Size },
): string {
  const { width, height, fontSize, size } = options
  const svg = s(
    'svg',
    {
      className: size === undefined ? 'drawing' : `drawing drawing-${size}`,
      viewBox: `0 0 ${width} ${toTenth(height)}`,
      fontSize,
      textAnchor: 'middle',
      fill: 'currentColor',
    },
    [...marks],
  )
  return toHtml(svg, { closeEmptyElements: true })
}

/** Draws a picture in each size. */
export function drawSizes(draw: (size: Size) => string): Drawings {
  return { narrow: draw('narrow'), wide: draw('wide') }
}

/** Returns a function that writes numbers with all their digits; by default `Intl` would round to three decimals. */
export function numberFormat(language: string): (value: number) => string {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 20 })
  return (value) => format.format(value)
}

/** Returns a function that writes numbers as `numberFormat` does, with a minus sign instead of a hyphen. */
export function signedFormat(language: string): (value: number) => string {
  const format = numberFormat(language)
  return (value) => format(value).replace('-', '\u2212')
}
