/** What all drawings have in common: Plot draws them at build time, and the page says how they look. */

import * as Plot from '@observablehq/plot'
import { DOMParser } from 'linkedom'

import { lean } from './lean.ts'

/** A drawing is made for the room it gets: letters do not shrink, lines break and marks stack instead. */
export type Size = 'narrow' | 'wide'

/** One drawing for each amount of room there may be, as the markup of an `<svg>`. */
export type Drawings = Partial<Record<Size, string>>

export interface DrawingOptions {
  size: Size
  /** BCP 47 tag of the page's language, in which numbers and dates are written. */
  language: string
}

/**
 * Units of the viewBox. A phone of 390 pixels shows the narrow drawing about as wide as its units; the wide one is shown
 * in 612 pixels and more (styles/figures.css), where its letters are at least 11 pixels high.
 */
export const sizes: Record<Size, { width: number; fontSize: number; lineHeight: number }> = {
  narrow: { width: 340, fontSize: 14, lineHeight: 18 },
  wide: { width: 720, fontSize: 15, lineHeight: 19 },
}

/** A drawing in coordinates of its own: no margins, axes or scales but those asked for. */
export function plot(options: Plot.PlotOptions): Element {
  return Plot.plot({
    // An XML document, because only there does linkedom escape `&` and `<` in attributes.
    document: new DOMParser().parseFromString('<svg/>', 'image/svg+xml') as unknown as Document,
    margin: 0,
    axis: null,
    x: { type: 'identity' },
    y: { type: 'identity' },
    r: { type: 'identity' },
    ...options,
  })
}

/**
 * Finishes a drawing.
 *
 * @param options.size the room it is for, where there is another for other room
 * @returns the markup of an `<svg>` that scales to the width it is given. It has no ids, style attributes or style
 *   sheet: what Plot says about fonts, sizes and names is the page's to say, by way of classes.
 */
export function finish(
  drawing: Element,
  { fontSize, size }: { fontSize: number; size?: Size },
): string {
  for (const sheet of drawing.querySelectorAll('style')) sheet.remove()
  for (const element of [drawing, ...drawing.querySelectorAll('*')]) {
    for (const { name } of [...element.attributes]) {
      if (/^(style|id|font-.*|aria-(?!hidden).*)$/.test(name) && !element.matches('a'))
        element.removeAttribute(name)
    }
  }
  lean(drawing, fontSize)
  drawing.removeAttribute('width')
  drawing.removeAttribute('height')
  drawing.setAttribute('class', size === undefined ? 'drawing' : `drawing drawing-${size}`)
  drawing.setAttribute('font-size', String(fontSize))
  return drawing.outerHTML
}

/** Writes numbers with as many digits as the author wrote; by default Intl would round after three. */
export function numberFormat(language: string): (value: number) => string {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 20 })
  return (value) => format.format(value)
}

/** How Plot sets lines of text below and to the right of a point. */
export function block({ fontSize, lineHeight }: { fontSize: number; lineHeight: number }) {
  return {
    textAnchor: 'start',
    lineAnchor: 'top',
    lineHeight: round(lineHeight / fontSize),
  } as const
}

/** A coordinate with no more digits than a screen can show. */
export function round(coordinate: number): number {
  return Number(coordinate.toFixed(2))
}
