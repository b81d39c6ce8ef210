/** Horizontal bars. */

import * as Plot from '@observablehq/plot'

import type { BarChart } from './schema.ts'
import type { FigureTable } from './table.ts'

import { finish, numberFormat, plot, round } from './drawing.ts'
import { boldness, textWidth, wrap } from './lettering.ts'

// In units of the viewBox. A phone shows the 400 on 350 pixels, so that 15 stays above 13; there is no wide drawing,
// for a longer bar says no more.
const width = 400
const fontSize = 15
const lineHeight = 18
const barHeight = 22
const barGap = 4
const groupGap = 16
const labelGap = 6
const longestLine = width / boldness // of labels
const longestBarLine = 0.55 * width

type Bar = BarChart['rows'][number]

/**
 * Draws bars.
 *
 * @returns markup whose marks have the classes `mark-label`, `mark-base`, `mark-value`, `mark-bar` and `series-1`, `-2` …
 *   in the order of the data
 */
export function drawBars(chart: BarChart, language: string): string {
  const { groups, bars, height } = layOut(chart, numberFormat(language))
  const series = seriesOf(chart)
  const left = { x: 0, textAnchor: 'start' } as const

  const drawing = plot({
    width,
    height,
    marks: [
      Plot.text(groups, {
        ...left,
        y: 'top',
        text: 'text',
        lineAnchor: 'top',
        lineHeight: round(lineHeight / fontSize),
        className: 'mark-label',
      }),
      series.map((name, index) =>
        Plot.rect(
          bars.filter((bar) => bar.series === name),
          {
            x1: 0,
            x2: 'length',
            y1: 'top',
            y2: 'bottom',
            className: `mark-bar series-${index + 1}`,
          },
        ),
      ),
      Plot.ruleX(groups, {
        x: 0,
        y1: 'barsTop',
        y2: 'barsBottom',
        className: 'mark-base',
      }),
      Plot.text(bars, {
        ...left,
        x: 'length',
        dx: labelGap,
        y: 'middle',
        text: 'text',
        lineHeight: round(lineHeight / fontSize),
        className: 'mark-value',
      }),
    ],
  })
  return finish(drawing, { fontSize })
}

/** The bars in words. */
export function describeBars(chart: BarChart, language: string): string {
  const format = numberFormat(language)
  const groups = [...groupsOf(chart)].map(([label, rows]) => {
    const numbers = rows.map(({ series, value }) =>
      series === undefined ? format(value) : `${format(value)} (${series})`,
    )
    return `${label}: ${numbers.join(', ')}`
  })
  return `Bar chart. ${chart.unit}. ${groups.join('; ')}.`
}

/** The bars as a table: labels down, series across, numbers as the drawing has them. */
export function tabulateBars(chart: BarChart, language: string): FigureTable {
  const format = numberFormat(language)
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

/** Puts the labels and bars below each other, and the bars as long as the text at their ends allows. */
function layOut(chart: BarChart, format: (value: number) => string) {
  const groups = []
  const bars = []
  let y = 0

  for (const [label, rows] of groupsOf(chart)) {
    if (groups.length > 0) y += groupGap
    const lines = wrap(label, longestLine / fontSize)
    const barsTop = y + lines.length * lineHeight + barGap
    const group = { text: lines.join('\n'), top: y, barsTop, barsBottom: barsTop }
    groups.push(group)

    y = barsTop
    for (const row of rows) {
      if (y > barsTop) y += barGap
      const text = row.series ? `${format(row.value)} ${row.series}` : format(row.value)
      const labelLines = wrap(text, longestBarLine / fontSize)
      const room = Math.max(barHeight, labelLines.length * lineHeight)
      const middle = y + room / 2
      bars.push({
        series: row.series,
        value: row.value,
        text: labelLines.join('\n'),
        textWidth: Math.max(...labelLines.map(textWidth)) * fontSize,
        top: middle - barHeight / 2,
        middle,
        bottom: middle + barHeight / 2,
      })
      y += room
    }
    group.barsBottom = y
  }

  // The largest scale at which every bar ends early enough for its own text.
  const largest = Math.max(...bars.map((bar) => bar.value))
  const share = (bar: { value: number }) => (largest > 0 ? bar.value / largest : 0)
  const rooms = bars.map((bar) => (width - labelGap - bar.textWidth) / share(bar))
  const longest = Math.min(...rooms, width)
  const measured = bars.map((bar) => ({ ...bar, length: round(share(bar) * longest) }))
  return { groups, bars: measured, height: y }
}

function groupsOf(chart: BarChart): Map<string, Bar[]> {
  return Map.groupBy(chart.rows, (row) => row.label)
}

function seriesOf(chart: BarChart): (string | undefined)[] {
  return [...new Set(chart.rows.map((row) => row.series))]
}
