import { csvParse } from 'd3-dsv'
import { expect, test } from 'vitest'

import { chartCsv } from './chart.ts'
import { toCsv } from './csv.ts'
import { chartSchema } from '../charts/schema.ts'

const read = (csv: string) => [...csvParse(csv.replace(/^\uFEFF/, ''))]

test('records become rows, in the order of the columns and without those that are empty', () => {
  const records = [
    { a: 1, b: 'x, "y"' },
    { a: 2, c: undefined },
  ]
  expect(toCsv<'a' | 'b' | 'c'>(records, ['b', 'c', 'a'])).toBe('\uFEFFb,a\n"x, ""y""",1\n,2\n')
})

test('a chart is given out as its author wrote it', () => {
  const chart = (data: object) => read(chartCsv(chartSchema.parse({ title: 'T', ...data })))
  expect(
    chart({ kind: 'bars', unit: 'U', rows: [{ label: 'a', series: 's', value: 1480.5 }] }),
  ).toMatchObject([{ label: 'a', series: 's', value: '1480.5' }])
  expect(chart({ kind: 'lines', unit: 'U', rows: [{ date: '2020-06', value: -1 }] })).toMatchObject(
    [{ date: '2020-06', value: '-1' }],
  )
  expect(
    chart({ kind: 'timeline', events: [{ date: 2020, label: 'a', reference: 'b' }] }),
  ).toMatchObject([{ date: '2020', label: 'a', reference: 'b' }])
})
