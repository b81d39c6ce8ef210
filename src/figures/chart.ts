/** A chart as drawings, in words, as a table and as data: one function a use, whatever its kind. */

import type { Drawings } from './drawing.ts'
import type { Chart } from './schema.ts'
import type { FigureTable } from './table.ts'

import { describeBars, drawBars, tabulateBars } from './bars.ts'
import { toCsv } from './csv.ts'
import { describeLines, drawLines, tabulateLines } from './lines.ts'
import { describeTimeline, drawTimeline, tabulateTimeline } from './timeline.ts'

/** Draws a chart for each amount of room it may get. */
export function drawChart(chart: Chart, language: string): Drawings {
  switch (chart.kind) {
    case 'bars':
      return { narrow: drawBars(chart, language) }
    case 'lines':
      return {
        narrow: drawLines(chart, { size: 'narrow', language }),
        wide: drawLines(chart, { size: 'wide', language }),
      }
    case 'timeline':
      return {
        narrow: drawTimeline(chart, { size: 'narrow', language }),
        wide: drawTimeline(chart, { size: 'wide', language }),
      }
  }
}

/** What a chart shows, in words, for those who do not see it. */
export function describeChart(chart: Chart, language: string): string {
  switch (chart.kind) {
    case 'bars':
      return describeBars(chart, language)
    case 'lines':
      return describeLines(chart, language)
    case 'timeline':
      return describeTimeline(chart, language)
  }
}

/** The data of a chart as a table, numbers and dates as the drawing has them. */
export function tabulateChart(chart: Chart, language: string): FigureTable {
  switch (chart.kind) {
    case 'bars':
      return tabulateBars(chart, language)
    case 'lines':
      return tabulateLines(chart, language)
    case 'timeline':
      return tabulateTimeline(chart, language)
  }
}

/** The data of a chart as its author wrote it, as CSV. */
export function chartCsv(chart: Chart): string {
  switch (chart.kind) {
    case 'bars':
      return toCsv(chart.rows, ['label', 'series', 'value'])
    case 'lines':
      return toCsv(chart.rows, ['series', 'date', 'value'])
    case 'timeline':
      return toCsv(chart.events, ['date', 'label', 'reference'])
  }
}
