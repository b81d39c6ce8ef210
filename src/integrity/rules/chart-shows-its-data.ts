import type { BarChart, Chart, LineChart } from '../../charts/schema.ts'
import { type Problem, defineRule } from '../rule.ts'

import { nearest } from '../../shared/nearest.ts'

/** A problem with the data of a chart: its place, and the words there. */
interface Flaw {
  path: (string | number)[]
  words?: string
  message: string
  hint: string
}

export const chartShowsItsData = defineRule({
  name: 'chart-shows-its-data',
  holds: 'The values of a chart are in its unit, and each line has more than one point.',
  severity: 'warning',
  check: ({ charts }) =>
    [...charts.values()].flatMap(({ record, data }) =>
      (data ? flawsOf(data) : []).map(({ path, words, ...flaw }): Problem => ({
        place: record.placeOf(path),
        ...flaw,
        ...(words === undefined ? {} : { length: words.length }),
        record,
      })),
    ),
})

function flawsOf(chart: Chart): Flaw[] {
  if (chart.kind === 'timeline') return []
  return [
    ...percentagesAsFractions(chart),
    ...(chart.kind === 'lines' ? linesOfOnePoint(chart) : []),
  ]
}

/** Reports percentages written as fractions: 0.25 for 25%. It is rare that all values of a chart are below 1%. */
function percentagesAsFractions({ unit, rows }: BarChart | LineChart): Flaw[] {
  if (!/%|\bper ?cent\b|\bpercentages?\b/i.test(unit) || rows.length < 2) return []
  const values = rows.map(({ value }) => value)
  if (Math.max(...values) > 1 || Math.max(...values) < 0.1 || Math.min(...values) < 0) return []
  return [
    {
      path: ['rows', 0, 'value'],
      words: String(rows[0]?.value),
      message: `The unit is \`${unit}\`, but the largest value is ${Math.max(...values)}, which means ${Math.max(...values)}%.`,
      hint: 'Write 25 for a quarter, or change the unit to “share” if the values are fractions.',
    },
  ]
}

/** Reports lines of one point, which cannot be drawn. A name similar to another line's is probably a typo. */
function linesOfOnePoint({ rows }: LineChart): Flaw[] {
  const lines = Map.groupBy(rows.keys(), (index) => rows[index]?.series ?? '')
  return [...lines].flatMap(([series, [index = 0, ...others]]): Flaw | [] => {
    if (others.length > 0) return []
    const suggestion = nearest(
      series,
      [...lines].flatMap(([name, points]) => (points.length > 1 ? [name] : [])),
      2,
    )
    return {
      path: ['rows', index, series === '' ? 'date' : 'series'],
      ...(series === '' ? {} : { words: series }),
      message:
        series === ''
          ? 'This line has only one point, so it cannot be drawn.'
          : `The line \`${series}\` has only one point, so it cannot be drawn${suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`}`,
      hint:
        suggestion === undefined
          ? 'Add a second point, or use bars (`kind: bars`).'
          : `Change it to \`${suggestion}\`, or add a second point.`,
    }
  })
}
