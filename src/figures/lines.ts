/** Numbers that change with time. */

import * as Plot from '@observablehq/plot'

import type { LineChart } from './schema.ts'
import type { FigureTable } from './table.ts'

import { formatEdtf } from '../shared/dates.ts'
import { finish, numberFormat, plot, round, sizes, type DrawingOptions } from './drawing.ts'
import { textWidth, wrap } from './lettering.ts'
import { spread } from './spread.ts'
import { momentsOf, numberTicks, timeTicks } from './ticks.ts'

const heights = { narrow: 230, wide: 300 }
const dotRadius = 3
const gap = 8
/** The share of the width that the words at the ends of the lines may take. */
const longestLabel = 0.36

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
 * The scale starts at zero unless that would press all lines into its upper half.
 *
 * @returns markup whose marks have the classes `mark-grid`, `mark-base`, `mark-tick`, `mark-line`, `mark-dot`,
 *   `mark-value` and `series-1`, `-2` … in the order of the data
 */
export function drawLines(chart: LineChart, { size, language }: DrawingOptions): string {
  const { width, fontSize, lineHeight } = sizes[size]
  const format = numberFormat(language)
  const lines = linesOf(chart)
  const points = lines.flatMap((line) => line.points)
  const values = points.map(({ value }) => value)
  const smallest = Math.min(...values)
  const largest = Math.max(...values)
  const isFarFromZero = smallest > 0 && smallest > largest / 2
  const ticks = numberTicks(
    isFarFromZero ? smallest : Math.min(0, smallest),
    Math.max(0, largest),
    4,
  )

  const labels = lines.map(({ name, points: own }) => {
    const last = own.at(-1)
    const number = last ? format(last.value) : ''
    const text = wrap(
      name === undefined ? number : `${number} ${name}`,
      (longestLabel * width) / fontSize,
    )
    return {
      last,
      text: text.join('\n'),
      width: widest(text) * fontSize,
      size: text.length * lineHeight,
    }
  })
  const left = widest(ticks.map(format)) * fontSize + gap
  const right = width - Math.max(...labels.map((label) => label.width)) - gap - dotRadius
  const needed = labels.reduce((sum, label) => sum + label.size, 0)
  const plotHeight = Math.max(heights[size] - 2 * lineHeight, needed)
  const top = lineHeight / 2
  const bottom = top + plotHeight

  const times = points.map(({ at }) => at)
  const whole = { start: Math.min(...times), end: Math.max(...times) }
  const x = scaleOf([whole.start, whole.end], [round(left + dotRadius), round(right)])
  const y = scaleOf([ticks[0] ?? 0, ticks.at(-1) ?? 1], [round(bottom), top])
  const starts = spread(
    labels.map((label) => ({
      start: y(label.last?.value ?? 0) - label.size / 2,
      size: label.size,
    })),
    { room: bottom + top },
  )
  const ends = labels.map((label, index) => ({
    text: label.text,
    middle: round((starts[index] ?? 0) + label.size / 2),
  }))

  const drawing = plot({
    width,
    height: round(bottom + lineHeight + gap),
    marks: [
      Plot.ruleY(ticks, { y, x1: left, x2: right, className: 'mark-grid' }),
      Plot.ruleY(
        ticks.filter((tick) => tick === 0),
        { y, x1: left, x2: right, className: 'mark-base' },
      ),
      Plot.text(ticks, {
        x: left - gap,
        y,
        text: format,
        textAnchor: 'end',
        className: 'mark-tick',
      }),
      Plot.text(timeTicks(whole, { most: size === 'narrow' ? 3 : 6, language }), {
        x: ({ at }: { at: number }) => x(at),
        y: bottom + gap,
        text: 'text',
        lineAnchor: 'top',
        className: 'mark-tick',
      }),
      lines.map(({ points: own }, index) => [
        Plot.line(own, {
          x: ({ at }: Point) => x(at),
          y: ({ value }: Point) => y(value),
          className: `mark-line series-${index + 1}`,
        }),
        Plot.dot(own, {
          x: ({ at }: Point) => x(at),
          y: ({ value }: Point) => y(value),
          r: dotRadius,
          className: `mark-dot series-${index + 1}`,
        }),
      ]),
      Plot.text(ends, {
        x: right + dotRadius + gap / 2,
        y: 'middle',
        text: 'text',
        textAnchor: 'start',
        lineHeight: round(lineHeight / fontSize),
        className: 'mark-value',
      }),
    ],
  })
  return finish(drawing, { fontSize, size })
}

/** The lines in words: where each starts and ends, and between which numbers it runs. */
export function describeLines(chart: LineChart, language: string): string {
  const format = numberFormat(language)
  const say = ({ value, date }: Point) => `${format(value)} (${formatEdtf(date, language)})`
  const lines = linesOf(chart).map(({ name, points }) => {
    const [first] = points
    const last = points.at(-1)
    if (!first || !last) return ''
    const values = points.map(({ value }) => value)
    const [least, most] = [Math.min(...values), Math.max(...values)]
    const isBetween = (value: number) => value !== first.value && value !== last.value
    const between = [
      ...(isBetween(least) ? [`at its lowest ${format(least)}`] : []),
      ...(isBetween(most) ? [`at its highest ${format(most)}`] : []),
    ]
    const run = points.length === 1 ? say(first) : `from ${say(first)} to ${say(last)}`
    return [name === undefined ? run : `${name}: ${run}`, ...between].join(', ')
  })
  return `Line chart. ${chart.unit}. ${lines.join('; ')}.`
}

/** The lines as a table: dates down, series across. */
export function tabulateLines(chart: LineChart, language: string): FigureTable {
  const format = numberFormat(language)
  const lines = linesOf(chart)
  const byDate = Map.groupBy(
    lines.flatMap(({ points }) => points).toSorted((a, b) => a.at - b.at),
    ({ date }) => String(date),
  )
  return {
    columns: ['Date', ...lines.map(({ name }) => name ?? chart.unit)],
    numbers: lines.map((_, index) => index + 1),
    rows: [...byDate].map(([date, points]) => [
      { text: formatEdtf(date, language) },
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

/** A straight scale; a single moment stands at its end. */
function scaleOf(domain: [number, number], range: [number, number]): (value: number) => number {
  const scale = Plot.scale({ x: { type: 'linear', domain, range } })
  return (value) => round(domain[0] === domain[1] ? range[1] : (scale.apply(value) as number))
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(textWidth))
}
