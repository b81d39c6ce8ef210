/**
 * The elements of drawings.
 *
 * Each has a class, by which the page's style sheet (`styles/figures.css`) paints it. Coordinates are rounded to tenths of
 * a unit, which are at most about a tenth of a pixel on a phone, and those of text to whole units.
 */

import type { Element } from 'hast'

import { s } from 'hastscript'

/** Lines of text at a point, in units of the viewBox. */
export interface TextBlock {
  x: number
  y: number
  lines: readonly string[]
}

/** Which part of a block of text is at its point. */
export type VerticalAlign = 'top' | 'middle' | 'bottom'

/** Where the first of some lines has its baseline: how far below the point, in line heights. */
const firstBaseline: Record<VerticalAlign, (lines: number) => number> = {
  top: () => 0.71,
  middle: (lines) => 0.82 - lines / 2,
  bottom: (lines) => 1 - lines,
}

/** Draws lines of text. The `text-anchor` of a parent says whether they start at the point, end there or are centred. */
export function text(
  { x, y, lines }: TextBlock,
  options: { lineHeight: number; align?: VerticalAlign; className?: string },
): Element {
  const { lineHeight, align = 'middle', className } = options
  const left = Math.round(x)
  const [first = '', ...rest] = lines
  return s(
    'text',
    { className, x: left, y: Math.round(y + firstBaseline[align](lines.length) * lineHeight) },
    first,
    rest.map((line) => s('tspan', { x: left, dy: toTenth(lineHeight) }, line)),
  )
}

/** Draws a circle. */
export function circle(
  { x, y, radius }: { x: number; y: number; radius: number },
  className?: string,
): Element {
  return s('circle', { className, cx: toTenth(x), cy: toTenth(y), r: toTenth(radius) })
}

/** Draws a square around a point. */
export function square(
  { x, y, side }: { x: number; y: number; side: number },
  className?: string,
): Element {
  const half = side / 2
  return s('rect', {
    className,
    x: toTenth(x - half),
    y: toTenth(y - half),
    width: toTenth(side),
    height: toTenth(side),
  })
}

/** Draws a diamond whose corners are at three places of a line, and above and below the middle one. */
export function diamond(
  at: { left: number; middle: number; right: number; y: number; height: number },
  className?: string,
): Element {
  const { left, middle, right, y, height } = at
  const corners = [
    [left, y],
    [middle, y - height / 2],
    [right, y],
    [middle, y + height / 2],
  ]
  return s('path', {
    className,
    d: `M${corners.map((corner) => corner.map(toTenth).join(' ')).join('L')}Z`,
  })
}

/** Draws a bar that starts at the left edge. */
export function bar(top: number, { width, height }: { width: number; height: number }): Element {
  return s('rect', { x: 0, y: toTenth(top), width: toTenth(width), height: toTenth(height) })
}

/** Returns the path of a horizontal stroke. */
export function horizontal(y: number, from: number, to: number): string {
  return `M${toTenth(from)} ${toTenth(y)}H${toTenth(to)}`
}

/** Returns the path of a vertical stroke. */
export function vertical(x: number, from: number, to: number): string {
  return `M${toTenth(x)} ${toTenth(from)}V${toTenth(to)}`
}

/** Draws the strokes of a class as one path; no strokes make no element. */
export function strokes(className: string, paths: readonly string[]): Element[] {
  return paths.length === 0 ? [] : [s('path', { className, d: paths.join('') })]
}

/** Draws elements of a class as a group; no elements make no group. */
export function group(
  className: string,
  elements: readonly Element[],
  attributes: {
    textAnchor?: 'start' | 'end' | undefined
    ariaHidden?: 'true'
    fontSize?: number
  } = {},
): Element[] {
  return elements.length === 0 ? [] : [s('g', { className, ...attributes }, [...elements])]
}

/** Rounds a coordinate to one decimal. */
export function toTenth(coordinate: number): number {
  return Math.round(coordinate * 10) / 10
}
