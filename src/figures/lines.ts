/** Numbers that change over time. */

import type { ScaleLinear } from 'd3-scale'
import type { Element } from 'hast'

import { line as linePath } from 'd3-shape'

import type { LineChart } from '../charts/schema.ts'
import type { Words } from '../messages/words.ts'
import type { FigureTable } from './table.ts'

import { drawTimeLabels, drawValueAxis, valueAxisWidth } from './axes.ts'
import { drawing, numberFormat, sizes, type DrawingOptions, type TextSize } from './drawing.ts'
import { placeLabels } from './label-placement.ts'
import { circle, group, strokes, text } from './marks.ts'
import { widestLine, wrap } from './text-metrics.ts'
import { momentsOf, timeScale, timeTicks, type Period } from './time-scale.ts'
import { valueScale } from './value-scale.ts'

const heights = { narrow: 230, wide: 300 }
const mostTimeTicks = { narrow: 3, wide: 6 }
const dotRadius = 3
const gap = 8
/** The share of the width that the labels at the ends of the lines may take. */
const widestLabel = 0.36

type Scale = ScaleLinear<number, number>
type Row = LineChart['rows'][number]
interface Point extends Row {
  at: number
}
interface Line {
  name: string | undefined
  points: Point[]
}

/**
 * Draws lines, each with its last number and its name at its end.
 *
 * @returns markup whose marks have the classes `mark-grid`, `mark-base`, `mark-tick`, `mark-line`, `mark-dot`,
 *   `mark-value` and `series-1`, `-2` … in the order of the data
 */
export function drawLines(chart: LineChart, { size, words }: DrawingOptions): string {
  const { width, fontSize, lineHeight } = sizes[size]
  const format = numberFormat(words.language)
  const lines = linesOf(chart)
  const points = lines.flatMap((line) => line.points)
  const labels = lines.map((line) =>
    labelOf(line, { width: widestLabel * width, fontSize, lineHeight, format }),
  )

  const period = periodOfPoints(points)
  const x = timeScale(period)
  const y = valueScale(points.map(({ value }) => value))
  const left = valueAxisWidth(y, { fontSize, format })
  const right = width - Math.max(...labels.map((label) => label.width)) - gap - dotRadius
  const labelsHeight = labels.reduce((sum, { height }) => sum + height, 0)
  const top = lineHeight / 2
  const bottom = top + Math.max(heights[size] - 2 * lineHeight, labelsHeight)
  x.range([left + dotRadius, right])
  y.range([bottom, top])

  const ticks = timeTicks(period, { most: mostTimeTicks[size], language: words.language })
  const marks = [
    ...drawValueAxis(y, { left, right, fontSize, format }),
    ...drawTimeLabels(x, { ticks, y: bottom, fontSize }),
    ...lines.flatMap(({ points: own }, index) => drawLine(own, { x, y, series: index + 1 })),
    ...drawLabels(labels, { x: right + dotRadius + gap / 2, y, length: bottom + top, lineHeight }),
  ]
  return drawing(marks, { width, height: bottom + lineHeight + gap, fontSize, size })
}

/** Describes the lines in words: the first and the last number of each, and its lowest and highest if they differ. */
export function describeLines(chart: LineChart, words: Words): string {
  const format = numberFormat(words.language)
  const say = ({ value, date }: Point) =>
    words.say('figures.point', { value: format(value), date: words.writtenDate(date) })
  const lines = linesOf(chart).map(({ name, points }) => {
    const [first] = points
    const last = points.at(-1)
    if (!first || !last) return ''
    const values = points.map(({ value }) => value)
    const [least, most] = [Math.min(...values), Math.max(...values)]
    const isBetween = (value: number) => value !== first.value && value !== last.value
    const between = [
      ...(isBetween(least) ? [words.say('figures.lowest', { value: format(least) })] : []),
      ...(isBetween(most) ? [words.say('figures.highest', { value: format(most) })] : []),
    ]
    const run =
      points.length === 1
        ? say(first)
        : words.say('figures.fromTo', { first: say(first), last: say(last) })
    return [
      name === undefined ? run : words.say('figures.labelled', { label: name, text: run }),
      ...between,
    ].join(', ')
  })
  return words.say('figures.lineChart', {
    unit: chart.unit,
    values: lines.join(words.say('figures.separator')),
  })
}

/** Returns the lines as a table: a row for each date, a column for each series. */
export function tabulateLines(chart: LineChart, words: Words): FigureTable {
  const format = numberFormat(words.language)
  const lines = linesOf(chart)
  const byDate = Map.groupBy(
    lines.flatMap(({ points }) => points).toSorted((a, b) => a.at - b.at),
    ({ date }) => String(date),
  )
  return {
    columns: [words.say('figures.date'), ...lines.map(({ name }) => name ?? chart.unit)],
    numbers: lines.map((_, index) => index + 1),
    rows: [...byDate].map(([date, points]) => [
      { text: words.writtenDate(date) },
      ...lines.map(({ name }) => {
        const point = points.find(({ series }) => series === name)
        return { text: point ? format(point.value) : '' }
      }),
    ]),
  }
}

function linesOf(chart: LineChart): Line[] {
  const moments = momentsOf(chart.rows.map(({ date }) => date))
  const points = chart.rows.map((row, index) => ({ ...row, at: moments[index] ?? 0 }))
  return [...Map.groupBy(points, ({ series }) => series)].map(([name, own]) => ({
    name,
    points: own.toSorted((a, b) => a.at - b.at),
  }))
}

/** Returns the period of all points; a single moment is at its end, beside the label of its line. */
function periodOfPoints(points: readonly Point[]): Period {
  const moments = points.map(({ at }) => at)
  const [start, end] = [Math.min(...moments), Math.max(...moments)]
  return { start: start < end ? start : end - 1, end }
}

interface LineLabel {
  /** The last number of the line. */
  value: number
  lines: string[]
  width: number
  height: number
}

function labelOf(
  { name, points }: Line,
  options: TextSize & { width: number; format: (value: number) => string },
): LineLabel {
  const { width, fontSize, lineHeight, format } = options
  const value = points.at(-1)?.value ?? 0
  const number = format(value)
  const lines = wrap(name === undefined ? number : `${number} ${name}`, width / fontSize)
  return { value, lines, width: widestLine(lines) * fontSize, height: lines.length * lineHeight }
}

function drawLine(
  points: readonly Point[],
  { x, y, series }: { x: Scale; y: Scale; series: number },
): Element[] {
  const path = linePath<Point>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  ).digits(1)
  return [
    ...strokes(`mark-line series-${series}`, [path(points) ?? '']),
    ...group(
      `mark-dot series-${series}`,
      points.map(({ at, value }) => circle({ x: x(at), y: y(value), radius: dotRadius })),
    ),
  ]
}

/** Draws the labels beside the ends of their lines, moved apart where they would overlap. */
function drawLabels(
  labels: readonly LineLabel[],
  options: { x: number; y: Scale; length: number; lineHeight: number },
): Element[] {
  const { x, y, length, lineHeight } = options
  const starts = placeLabels(
    labels.map(({ value, height }) => ({ start: y(value) - height / 2, size: height })),
    { length },
  )
  return group(
    'mark-value',
    labels.map(({ lines, height }, index) =>
      text({ x, y: (starts[index] ?? 0) + height / 2, lines }, { lineHeight }),
    ),
    { textAnchor: 'start' },
  )
}
