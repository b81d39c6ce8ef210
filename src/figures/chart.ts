/** A chart as a drawing and as a table. */

import * as Plot from '@observablehq/plot'
import { DOMParser } from 'linkedom'

import type { Bar, Chart } from './schema.ts'

import { textWidth, wrap } from './lettering.ts'

export type ChartOptions = {
  /** What the drawing shows, in words, for those who do not see it. */
  alt: string
  /** BCP 47 tag of the page's language, in which numbers are written. */
  language: string
}

export type ChartTable = {
  /** What each column of numbers counts. */
  columns: string[]
  /** One row per label, with as many cells as there are columns; a cell without data is empty. */
  rows: { label: string; cells: string[] }[]
}

// In units of the viewBox. A phone shows the 400 on 320 to 360 pixels, so that 15 stays above 12.
const width = 400
const fontSize = 15
const lineHeight = 18
const barHeight = 22
const barGap = 4
const groupGap = 16
const labelGap = 6
const longestLine = 0.9 * width // for labels, which are set bold
const longestBarLine = 0.55 * width

/**
 * Draws a chart.
 *
 * @returns the markup of an `<svg>` that scales to the width it is given. It has no ids, style
 *   attributes or style sheet; colours come from the page, by way of the classes `chart-label`,
 *   `chart-base`, `chart-value`, `chart-bar` and `chart-series-1`, `-2` … in the order of the data.
 */
export function drawChart(chart: Chart, { alt, language }: ChartOptions): string {
  const { groups, bars, height } = layOut(chart, numberFormat(language))
  const series = seriesOf(chart)
  const left = { x: 0, textAnchor: 'start' } as const

  const drawing = Plot.plot({
    // An XML document, because only there does linkedom escape `&` and `<` in attributes.
    document: new DOMParser().parseFromString('<svg/>', 'image/svg+xml') as unknown as Document,
    width,
    height,
    margin: 0,
    axis: null,
    x: { type: 'identity' },
    y: { type: 'identity' },
    marks: [
      Plot.text(groups, {
        ...left,
        y: 'top',
        text: 'text',
        lineAnchor: 'top',
        lineHeight: lineHeight / fontSize,
        className: 'chart-label',
      }),
      series.map((name, index) =>
        Plot.rect(
          bars.filter((bar) => bar.series === name),
          {
            x1: 0,
            x2: 'length',
            y1: 'top',
            y2: 'bottom',
            className: `chart-bar chart-series-${index + 1}`,
          },
        ),
      ),
      Plot.ruleX(groups, {
        x: 0,
        y1: 'barsTop',
        y2: 'barsBottom',
        className: 'chart-base',
      }),
      Plot.text(bars, {
        ...left,
        x: 'length',
        dx: labelGap,
        y: 'middle',
        text: 'text',
        lineHeight: lineHeight / fontSize,
        className: 'chart-value',
      }),
    ],
  })

  leaveStyleToPage(drawing)
  drawing.setAttribute('class', 'chart-drawing')
  drawing.setAttribute('font-size', String(fontSize))
  drawing.setAttribute('role', 'img')
  drawing.setAttribute('aria-label', alt)
  return drawing.outerHTML
}

/** The data of a chart as a table: labels down, series across, numbers as the drawing has them. */
export function chartTable(chart: Chart, language: string): ChartTable {
  const format = numberFormat(language)
  const series = seriesOf(chart)
  return {
    columns: series.map((name) => name ?? chart.unit),
    rows: [...groupsOf(chart)].map(([label, rows]) => ({
      label,
      cells: series.map((name) => {
        const row = rows.find((candidate) => candidate.series === name)
        return row ? format(row.value) : ''
      }),
    })),
  }
}

/** Puts the labels and bars below each other, and the bars as long as the text at their ends allows. */
function layOut(chart: Chart, format: (value: number) => string) {
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
  const measured = bars.map((bar) => ({
    ...bar,
    length: Number((share(bar) * longest).toFixed(2)),
  }))
  return { groups, bars: measured, height: y }
}

function groupsOf(chart: Chart): Map<string, Bar[]> {
  return Map.groupBy(chart.rows, (row) => row.label)
}

function seriesOf(chart: Chart): (string | undefined)[] {
  return [...new Set(chart.rows.map((row) => row.series))]
}

function numberFormat(language: string): (value: number) => string {
  // As many digits as the author wrote; by default Intl would round after three.
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 20 })
  return (value) => format.format(value)
}

/** Takes away what Plot says about fonts, sizes and names, which are the page's to say. */
function leaveStyleToPage(drawing: Element): void {
  for (const sheet of drawing.querySelectorAll('style')) sheet.remove()
  for (const element of [drawing, ...drawing.querySelectorAll('*')]) {
    for (const { name } of [...element.attributes]) {
      if (/^(style|id|font-.*|aria-.*)$/.test(name)) element.removeAttribute(name)
    }
  }
  drawing.removeAttribute('width')
  drawing.removeAttribute('height')
}
