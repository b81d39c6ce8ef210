import type { Search } from '../searches/schema.ts'
import type { Chart } from './schema.ts'

import { formatDate } from '../shared/dates.ts'

/**
 * The runs of a search as a chart: a bar for each of which the number of records is known, the oldest first.
 *
 * @returns `undefined` where fewer than two can be compared
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
