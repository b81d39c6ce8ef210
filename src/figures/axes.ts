/** The axes of charts: ticks with their labels, and the lines that lead to them. */

import type { ScaleLinear } from 'd3-scale'
import type { Element } from 'hast'

import { group, horizontal, strokes, text, vertical } from './marks.ts'
import { widestLine } from './text-metrics.ts'
import { valueTicks } from './value-scale.ts'

type Scale = ScaleLinear<number, number>

interface TimeTick {
  at: number
  label: string
}

const labelGap = 8
const tickLength = 5

/** Returns the width of the labels of a value axis with the space beside them. */
export function valueAxisWidth(
  scale: Scale,
  { fontSize, format }: { fontSize: number; format: (value: number) => string },
): number {
  return widestLine(valueTicks(scale).map(format)) * fontSize + labelGap
}

/**
 * Draws a grid line for each tick of a vertical scale, with its number at the left.
 *
 * @returns marks of the classes `mark-grid`, `mark-base` (the line of zero) and `mark-tick` (the numbers)
 */
export function drawValueAxis(
  scale: Scale,
  options: { left: number; right: number; fontSize: number; format: (value: number) => string },
): Element[] {
  const { left, right, fontSize, format } = options
  const ticks = valueTicks(scale)
  const line = (tick: number) => horizontal(scale(tick), left, right)
  return [
    ...strokes('mark-grid', ticks.map(line)),
    ...strokes('mark-base', ticks.filter((tick) => tick === 0).map(line)),
    ...group(
      'mark-tick',
      ticks.map((tick) => {
        const label = { x: left - labelGap, y: scale(tick), lines: [format(tick)] }
        return text(label, { lineHeight: fontSize })
      }),
      { textAnchor: 'end' },
    ),
  ]
}

/** Draws the labels of a horizontal time scale, `mark-tick`, below a chart. */
export function drawTimeLabels(
  scale: Scale,
  { ticks, y, fontSize }: { ticks: readonly TimeTick[]; y: number; fontSize: number },
): Element[] {
  return group(
    'mark-tick',
    ticks.map(({ at, label }) => {
      const block = { x: scale(at), y: y + labelGap, lines: [label] }
      return text(block, { lineHeight: fontSize, align: 'top' })
    }),
  )
}

/** Returns the room to the left of a vertical time axis that its ticks and their labels need. */
export function timeAxisWidth(ticks: readonly TimeTick[], fontSize: number): number {
  return widestLine(ticks.map(({ label }) => label)) * fontSize + tickLength + labelGap
}

/**
 * Draws a vertical time scale as a line with ticks and their labels to its left.
 *
 * @returns marks of the classes `mark-axis` and `mark-tick` (the labels)
 */
export function drawTimeAxis(
  scale: Scale,
  { ticks, x, fontSize }: { ticks: readonly TimeTick[]; x: number; fontSize: number },
): Element[] {
  const [start = 0, end = 0] = scale.range().map(Math.round)
  const at = (tick: TimeTick) => Math.round(scale(tick.at))
  return [
    ...strokes('mark-axis', [
      vertical(x, start, end),
      ...ticks.map((tick) => horizontal(at(tick), x - tickLength, x)),
    ]),
    ...group(
      'mark-tick',
      ticks.map((tick) => {
        const label = { x: x - tickLength - labelGap / 2, y: at(tick), lines: [tick.label] }
        return text(label, { lineHeight: fontSize })
      }),
      { textAnchor: 'end' },
    ),
  ]
}
