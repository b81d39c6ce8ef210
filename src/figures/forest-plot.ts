/** Forest plots: the effect on an outcome in each study, and over all of them. */

import type { Element } from 'hast'

import { scaleLinear, scaleLog } from 'd3-scale'

import type { Words } from '../messages/words.ts'

import { type EffectMeasure, isRatio, noEffect } from '../claims/outcomes/measure.ts'
import {
  drawing,
  type DrawingOptions,
  type Drawings,
  drawSizes,
  signedFormat,
  type Size,
  sizes,
} from './drawing.ts'
import { allResults, type Forest, type PlottedResult, resultInWords } from './forest.ts'
import { diamond, group, horizontal, square, strokes, text, vertical } from './marks.ts'
import { textWidth, wrap } from './text-metrics.ts'

// Lengths are in units of the viewBox.
const nameColumn: Record<Size, number> = { narrow: 0, wide: 190 }
const valueColumn: Record<Size, number> = { narrow: 0, wide: 190 }
const gap = 6
const rowPadding = 7
const largestSquare = 13
const smallestSquare = 5
const usualSquare = 8
const diamondHeight = 12
const axisGap = 6
const tickCount: Record<Size, number> = { narrow: 4, wide: 5 }

/** Returns the plot for each size. */
export function drawForestPlots(forest: Forest, words: Words): Drawings {
  return drawSizes((size) => drawForestPlot(forest, { size, words }))
}

/**
 * Draws a forest plot (Cochrane Handbook, 10.2.1): ratios on a logarithmic scale, the area of each square in proportion
 * to the weight of its study, a diamond over all studies, and a line of no effect with what is better on each side.
 *
 * @returns markup whose marks have the classes `mark-grid`, `mark-base` (no effect, the axis), `mark-tick`, `mark-label`
 *   (names), `mark-value`, `mark-interval`, `mark-estimate`, `mark-pooled` and `mark-heading` (what is better)
 */
export function drawForestPlot(forest: Forest, options: DrawingOptions): string {
  const { size, words } = options
  const { width, fontSize, lineHeight } = sizes[size]
  const { rows, bottom } = layOutRows(forest, options)
  const { left, right, x, ticks } = layOutScale(forest, size)
  const format = signedFormat(words.language)
  const none = noEffect(forest.measure)
  const axisY = bottom + axisGap
  const favours = layOutFavours(forest.favours, { at: x(none), left, right, size })
  const favoursY = axisY + lineHeight + gap
  const marks = [
    ...strokes(
      'mark-grid',
      // On a narrow drawing, the lines would cross the names and numbers.
      size === 'wide'
        ? ticks.filter((tick) => tick !== none).map((tick) => vertical(x(tick), 0, axisY))
        : [],
    ),
    ...strokes('mark-axis', [horizontal(axisY, left, right)]),
    ...strokes('mark-none', [vertical(x(none), 0, axisY)]),
    ...group(
      'mark-tick',
      ticks.map((tick) =>
        text({ x: x(tick), y: axisY + gap, lines: [format(tick)] }, { lineHeight, align: 'top' }),
      ),
    ),
    ...group(
      'mark-label',
      rows.map(({ name, nameTop }) =>
        text({ x: 0, y: nameTop, lines: name }, { lineHeight, align: 'top' }),
      ),
      { textAnchor: 'start' },
    ),
    ...group(
      'mark-value',
      rows.map(({ value, valueTop }) =>
        text({ x: width, y: valueTop, lines: value }, { lineHeight, align: 'top' }),
      ),
      { textAnchor: 'end' },
    ),
    ...rows.flatMap(({ result, middle }) =>
      drawResult(result, { x, middle, isPooled: result === forest.overall }),
    ),
    ...group(
      'mark-heading',
      favours.map(({ at, lines }) =>
        text({ x: at, y: favoursY, lines }, { lineHeight, align: 'top' }),
      ),
    ),
  ]
  const most = Math.max(0, ...favours.map(({ lines }) => lines.length))
  return drawing(marks, {
    width,
    height: Math.ceil(favoursY + most * lineHeight),
    fontSize,
    size,
  })
}

function drawResult(
  { estimate, interval, weight }: PlottedResult,
  { x, middle, isPooled }: { x: (value: number) => number; middle: number; isPooled: boolean },
): Element[] {
  const ends = interval?.map(x)
  const [low = x(estimate), high = x(estimate)] = ends ?? []
  if (isPooled && ends)
    return [
      diamond(
        { left: low, middle: x(estimate), right: high, y: middle, height: diamondHeight },
        'mark-pooled',
      ),
    ]
  const side =
    weight === undefined
      ? usualSquare
      : Math.max(smallestSquare, largestSquare * Math.sqrt(weight / 100) * 1.5)
  return [
    ...(ends ? strokes('mark-interval', [horizontal(middle, low, high)]) : []),
    square(
      { x: x(estimate), y: middle, side: Math.min(side, largestSquare) },
      isPooled ? 'mark-pooled' : 'mark-estimate',
    ),
  ]
}

interface PlacedRow {
  result: PlottedResult
  name: string[]
  nameTop: number
  value: string[]
  valueTop: number
  middle: number
}

/** Places each result below the last: beside its name on a wide drawing, below it on a narrow one. */
function layOutRows(
  forest: Forest,
  { size, words }: DrawingOptions,
): { rows: PlacedRow[]; bottom: number } {
  const { width, fontSize, lineHeight } = sizes[size]
  const isWide = size === 'wide'
  let y = 0
  const rows = allResults(forest).map((result): PlacedRow => {
    const said = resultInWords(result, words)
    const value = wrap(said, (isWide ? valueColumn[size] : width / 2) / fontSize)
    const nameRoom = isWide
      ? nameColumn[size] - gap
      : width - Math.max(...value.map(textWidth)) * fontSize - 2 * gap
    const name = wrap(result.name, nameRoom / fontSize / 1.1)
    const textHeight = Math.max(name.length, value.length) * lineHeight
    const top = y + rowPadding
    const height = isWide ? Math.max(textHeight, largestSquare) : textHeight + largestSquare + gap
    y = top + height + rowPadding
    const middle = isWide ? top + height / 2 : top + textHeight + gap + largestSquare / 2
    const topOf = (lines: readonly string[]) =>
      isWide ? middle - (lines.length * lineHeight) / 2 : top
    return { result, name, nameTop: topOf(name), value, valueTop: topOf(value), middle }
  })
  return { rows, bottom: y }
}

/** Returns the scale, which contains every interval and no effect; of ratios, it is logarithmic. */
function layOutScale(forest: Forest, size: Size) {
  const { measure } = forest
  const left = nameColumn[size]
  const right = sizes[size].width - valueColumn[size]
  const inset = largestSquare
  const values = allResults(forest).flatMap(({ estimate, interval }) => [
    estimate,
    ...(interval ?? []),
  ])
  const range: [number, number] = [left + inset, right - inset]
  const none = noEffect(measure)
  const ends: [number, number] = [Math.min(none, ...values), Math.max(none, ...values)]
  const [low, high] = ends[0] === ends[1] ? widened(ends[0], measure) : ends
  const count = tickCount[size]
  if (!isRatio(measure)) {
    const scale = scaleLinear([low, high], range).nice(count)
    return { left, right, x: (value: number) => scale(value), ticks: scale.ticks(count) }
  }
  const ticks = ratioTicks(low, high)
  const scale = scaleLog([ticks[0] ?? low, ticks.at(-1) ?? high], range)
  const shown = ticks.length > count + 3 ? ticks.filter(isPowerOfTen) : ticks
  return { left, right, x: (value: number) => scale(value), ticks: shown }
}

/** A single point without an interval at no effect still needs a scale. */
function widened(value: number, measure: EffectMeasure): [number, number] {
  return isRatio(measure) ? [value / 2, value * 2] : [value - 1, value + 1]
}

/** Returns the ratios 1, 2 and 5 of each power of ten, from the last that is not above `low` to the first not below `high`. */
function ratioTicks(low: number, high: number): number[] {
  const from = Math.floor(Math.log10(low)) - 1
  const to = Math.ceil(Math.log10(high))
  const all = Array.from({ length: to - from + 1 }, (_, at) => from + at).flatMap((power) =>
    [1, 2, 5].map((digit) => Number(`${digit}e${power}`)),
  )
  const first = all.findLastIndex((tick) => tick <= low)
  const last = all.findIndex((tick) => tick >= high)
  return all.slice(Math.max(0, first), last < 0 ? undefined : last + 1)
}

function isPowerOfTen(tick: number): boolean {
  return Number.isInteger(Math.log10(tick))
}

/** Places what is better on each side of no effect, with the room that the side has; a side without room leaves it out. */
function layOutFavours(
  { below, above }: Forest['favours'],
  { at, left, right, size }: { at: number; left: number; right: number; size: Size },
): { at: number; lines: string[] }[] {
  const { width, fontSize } = sizes[size]
  const ends = { left: Math.min(left, at - 90), right: Math.max(right, at + 90) }
  const from = Math.max(0, ends.left)
  const to = Math.min(width, ends.right)
  return [
    { label: below, room: at - gap - from, at: (from + at - gap) / 2 },
    { label: above, room: to - at - gap, at: (at + gap + to) / 2 },
  ]
    .filter(({ label, room }) => label !== '' && room > 40)
    .map(({ label, room, at: middle }) => ({ at: middle, lines: wrap(label, room / fontSize) }))
}
