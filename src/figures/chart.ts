/** Charts of every kind: as drawings, in words, as a table and as CSV. */

import type { Chart } from '../charts/schema.ts'
import type { Words } from '../messages/words.ts'
import type { Search } from '../searches/schema.ts'
import type { FigureTable } from './table.ts'

import { describeBars, drawBars, tabulateBars } from './bars.ts'
import { toCsv } from './csv.ts'
import { drawSizes, type Drawings } from './drawing.ts'
import { describeLines, drawLines, tabulateLines } from './lines.ts'
import { describeTimeline, drawTimeline, tabulateTimeline } from './timeline.ts'

/** Draws a chart in each of its sizes. */
export function drawChart(chart: Chart, words: Words): Drawings {
  switch (chart.kind) {
    case 'bars':
      return { narrow: drawBars(chart, words) }
    case 'lines':
      return drawSizes((size) => drawLines(chart, { size, words }))
    case 'timeline':
      return drawSizes((size) => drawTimeline(chart, { size, words }))
  }
}

/** Describes a chart in words, for readers who cannot see it. */
export function describeChart(chart: Chart, words: Words): string {
  switch (chart.kind) {
    case 'bars':
      return describeBars(chart, words)
    case 'lines':
      return describeLines(chart, words)
    case 'timeline':
      return describeTimeline(chart, words)
  }
}

/** Returns the data of a chart as a table, with numbers and dates as in the drawing. */
export function tabulateChart(chart: Chart, words: Words): FigureTable {
  switch (chart.kind) {
    case 'bars':
      return tabulateBars(chart, words)
    case 'lines':
      return tabulateLines(chart, words)
    case 'timeline':
      return tabulateTimeline(chart, words)
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
export function runsAsChart(search: Search, words: Words): Chart | undefined {
  const rows = search.runs
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .flatMap(({ date, results }) =>
      results === undefined ? [] : [{ label: words.date(date), value: results }],
    )
  if (rows.length < 2) return undefined
  return {
    kind: 'bars',
    title: words.say('figures.records', { database: search.database }),
    unit: words.say('figures.recordsUnit'),
    rows,
  }
}
