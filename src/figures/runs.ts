import type { Search } from '../searches/schema.ts'
import type { Chart } from '../charts/schema.ts'

import { formatDate } from '../shared/dates.ts'

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
