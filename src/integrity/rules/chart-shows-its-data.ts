import type { BarChart, Chart, LineChart } from '../../figures/schema.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { nearest } from '../../shared/nearest.ts'
import { defineRule } from '../rule.ts'

/** What is wrong with the data of a chart: the place, and the words there. */
interface Flaw {
  path: (string | number)[]
  words?: string
  message: string
  hint: string
}

/** A chart draws what its data says: its numbers are in its unit, and each line has more than one point. */
export const chartShowsItsData = defineRule({
  name: 'chart-shows-its-data',
  holds: 'A chart draws what its data says.',
  severity: 'warning',
  check,
})

function check({ charts }: RuleContext): Problem[] {
  return [...charts.values()].flatMap(({ record, data }) =>
    (data ? flawsOf(data) : []).map(({ path, words, ...flaw }): Problem => ({
      place: record.placeOf(path),
      ...flaw,
      ...(words === undefined ? {} : { length: words.length }),
      record,
    })),
  )
}

function flawsOf(chart: Chart): Flaw[] {
  if (chart.kind === 'timeline') return []
  return [...fractions(chart), ...(chart.kind === 'lines' ? lonePoints(chart) : [])]
}

/** Per cent that are written as fractions: 0.25 for 25. Shares below one per cent are rarely all that there are. */
function fractions({ unit, rows }: BarChart | LineChart): Flaw[] {
  if (!/%|\bper ?cent\b|\bpercentages?\b/i.test(unit) || rows.length < 2) return []
  const values = rows.map(({ value }) => value)
  if (Math.max(...values) > 1 || Math.max(...values) < 0.1 || Math.min(...values) < 0) return []
  return [
    {
      path: ['rows', 0, 'value'],
      words: String(rows[0]?.value),
      message: `The unit is per cent (\`${unit}\`), and no value is above 1: the largest is ${Math.max(...values)}%.`,
      hint: 'Write per cent as whole numbers, 25 for a quarter; or name the unit “share” if fractions are meant.',
    },
  ]
}

/** A line needs two points. A name that is nearly that of another line is a slip. */
function lonePoints({ rows }: LineChart): Flaw[] {
  const lines = Map.groupBy(rows.keys(), (index) => rows[index]?.series ?? '')
  return [...lines].flatMap(([series, [index = 0, ...others]]): Flaw[] => {
    if (others.length > 0) return []
    const meant = nearest(
      series,
      [...lines].flatMap(([name, points]) => (points.length > 1 ? [name] : [])),
      2,
    )
    return [
      {
        path: ['rows', index, series === '' ? 'date' : 'series'],
        ...(series === '' ? {} : { words: series }),
        message:
          series === ''
            ? 'This line has one point, and no line is drawn.'
            : `The line \`${series}\` has one point, and no line is drawn${meant === undefined ? '.' : `; did you mean \`${meant}\`?`}`,
        hint:
          meant === undefined
            ? 'Add a second point, or draw bars (`kind: bars`).'
            : `Write \`${meant}\`, or add a second point.`,
      },
    ]
  })
}
