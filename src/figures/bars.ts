/** Horizontal bars. */

import { scaleLinear } from 'd3-scale'

import type { BarChart } from '../charts/schema.ts'
import type { Words } from '../messages/words.ts'
import type { FigureTable } from './table.ts'

import { drawing, numberFormat } from './drawing.ts'
import { bar, group, strokes, text, vertical } from './marks.ts'
import { boldFactor, widestLine, wrap } from './text-metrics.ts'

// In units of the viewBox. A phone shows 400 of them on 350 pixels, so that letters of 15 are over 13 pixels high. There
// is no wide drawing, since longer bars would show no more.
const width = 400
const fontSize = 15
const lineHeight = 18
const barHeight = 22
const barGap = 4
const groupGap = 16
const labelGap = 6
const widestLabel = width / boldFactor
const widestBarLabel = 0.55 * width

type Bar = BarChart['rows'][number]

/**
 * Draws bars.
 *
 * @returns markup whose marks have the classes `mark-label`, `mark-base`, `mark-value`, `mark-bar` and `series-1`, `-2` …
 *   in the order of the data
 */
export function drawBars(chart: BarChart, words: Words): string {
  const { groups, bars, height } = layOut(chart, numberFormat(words.language))
  const marks = [
    ...group(
      'mark-label',
      groups.map(({ top, lines }) => text({ x: 0, y: top, lines }, { lineHeight, align: 'top' })),
      { textAnchor: 'start' },
    ),
    ...seriesOf(chart).flatMap((name, index) =>
      group(
        `mark-bar series-${index + 1}`,
        bars
          .filter(({ series }) => series === name)
          .map(({ middle, length }) =>
            bar(middle - barHeight / 2, { width: length, height: barHeight }),
          ),
      ),
    ),
    ...strokes(
      'mark-base',
      groups.map(({ barsTop, barsBottom }) => vertical(0, barsTop, barsBottom)),
    ),
    ...group(
      'mark-value',
      bars.map(({ length, middle, lines }) =>
        text({ x: length + labelGap, y: middle, lines }, { lineHeight }),
      ),
      { textAnchor: 'start' },
    ),
  ]
  return drawing(marks, { width, height, fontSize })
}

/** Describes the bars in words. */
export function describeBars(chart: BarChart, words: Words): string {
  const format = numberFormat(words.language)
  const groups = [...groupsOf(chart)].map(([label, rows]) => {
    const numbers = rows.map(({ series, value }) =>
      series === undefined
        ? format(value)
        : words.say('figures.numberOf', { number: format(value), series }),
    )
    return words.say('figures.labelled', { label, text: numbers.join(', ') })
  })
  return words.say('figures.barChart', {
    unit: chart.unit,
    values: groups.join(words.say('figures.separator')),
  })
}

/** Returns the bars as a table: a row for each label, a column for each series, numbers as in the drawing. */
export function tabulateBars(chart: BarChart, words: Words): FigureTable {
  const format = numberFormat(words.language)
  const series = seriesOf(chart)
  return {
    columns: ['', ...series.map((name) => name ?? chart.unit)],
    numbers: series.map((_, index) => index + 1),
    rows: [...groupsOf(chart)].map(([label, rows]) => [
      { text: label },
      ...series.map((name) => {
        const row = rows.find((candidate) => candidate.series === name)
        return { text: row ? format(row.value) : '' }
      }),
    ]),
  }
}

/** Places labels and bars below each other. */
function layOut(chart: BarChart, format: (value: number) => string) {
  const groups = []
  const bars = []
  let y = 0

  for (const [label, rows] of groupsOf(chart)) {
    if (groups.length > 0) y += groupGap
    const lines = wrap(label, widestLabel / fontSize)
    const barsTop = y + lines.length * lineHeight + barGap
    const placed = { lines, top: y, barsTop, barsBottom: barsTop }
    groups.push(placed)

    y = barsTop
    for (const { series, value } of rows) {
      if (y > barsTop) y += barGap
      const words = series ? `${format(value)} ${series}` : format(value)
      const barLines = wrap(words, widestBarLabel / fontSize)
      const room = Math.max(barHeight, barLines.length * lineHeight)
      bars.push({ series, value, lines: barLines, middle: y + room / 2 })
      y += room
    }
    placed.barsBottom = y
  }

  const scale = lengthScale(bars)
  return { groups, bars: bars.map((each) => ({ ...each, length: scale(each.value) })), height: y }
}

/** Returns the largest scale at which the label after every bar fits. */
function lengthScale(bars: readonly { value: number; lines: readonly string[] }[]) {
  const largest = Math.max(...bars.map(({ value }) => value)) || 1
  const longest = bars.map(
    ({ value, lines }) => (width - labelGap - widestLine(lines) * fontSize) / (value / largest),
  )
  return scaleLinear([0, largest], [0, Math.min(width, ...longest)])
}

function groupsOf(chart: BarChart): Map<string, Bar[]> {
  return Map.groupBy(chart.rows, (row) => row.label)
}

function seriesOf(chart: BarChart): (string | undefined)[] {
  return [...new Set(chart.rows.map((row) => row.series))]
}
