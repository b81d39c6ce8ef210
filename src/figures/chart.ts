/** Charts of every kind: as drawings, in words, as a table and as CSV. */

import type { Chart } from '../charts/schema.ts'
import type { Search } from '../searches/schema.ts'
import type { FigureTable } from './table.ts'

import { formatDate } from '../shared/dates.ts'
import { describeBars, drawBars, tabulateBars } from './bars.ts'
import { toCsv } from './csv.ts'
import { drawSizes, type Drawings } from './drawing.ts'
import { describeLines, drawLines, tabulateLines } from './lines.ts'
import { describeTimeline, drawTimeline, tabulateTimeline } from './timeline.ts'

/** Draws a chart in each of its sizes. */
export function drawChart(chart: Chart, language: string): Drawings {
  switch (chart.kind) {
    case 'bars':
      return { narrow: drawBars(chart, language) }
    case 'lines':
      return drawSizes((size) => drawLines(chart, { size, language }))
    case 'timeline':
      return drawSizes((size) => drawTimeline(chart, { size, language }))
  }
}

/** Describes a chart in words, for readers who cannot see it. */
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

/** Returns the data of a chart as a table, with numbers and dates as in the drawing. */
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

/** Returns the data of a chart as CSV, as its author wrote it. */
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

/**
 * Returns the runs of a search as a chart, oldest first: a bar for each run whose number of records is known.
 *
 * @returns `undefined` if there are fewer than two bars to compare
 */
export function runsAsChart(search: Search, language: string): Chart | undefined {
  const rows = search.runs
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .flatMap(({ date, results }) =>
      results === undefined ? [] : [{ label: formatDate(date, language), value: results }],
    )
  if (rows.length < 2) return undefined
  return {
    kind: 'bars',
    title: `Records found in ${search.database} by each run of the search`,
    unit: 'Records',
    rows,
  }
}
