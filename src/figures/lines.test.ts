import { describe, expect, test } from 'vitest'

import { overlap, readDrawing } from './cases/read-drawing.ts'
import { describeLines, drawLines, tabulateLines } from './lines.ts'
import { wordsIn } from '../messages/words.ts'

const words = wordsIn('en-GB')

type Row = Parameters<typeof drawLines>[0]['rows'][number]

const grown: Row[] = [
  { series: 'Clinics', date: 2016, value: 570 },
  { series: 'Clinics', date: 2021, value: 2754 },
  { series: 'Businesses', date: 2021, value: 1480 },
  { series: 'Businesses', date: 2016, value: 351 },
]

const chartOf = (rows: Row[]) =>
  ({ kind: 'lines', title: 'Both grew', unit: 'Number', rows }) as const

const draw = (rows: Row[], size: 'narrow' | 'wide' = 'narrow') =>
  readDrawing(drawLines(chartOf(rows), { size, words }))

describe.each(['narrow', 'wide'] as const)('a %s drawing', (size) => {
  test('joins the points of a line in the order of their dates', () => {
    const { all, circles } = draw(grown, size)
    expect(all('path.mark-line')).toHaveLength(2)
    expect(all('.series-2')).toHaveLength(2)
    const [first, second, third, fourth] = circles
    expect(first?.x).toBe(third?.x)
    expect(second?.x).toBe(fourth?.x)
    expect(first?.x).toBeLessThan(second?.x ?? 0)
  })

  test('has points as high as their numbers', () => {
    const [first = 0, second = 0, third = 0] = draw(grown, size).circles.map(({ y }) => y)
    const perUnit = (first - second) / (2754 - 570)
    // Coordinates are exact to a tenth.
    expect(Math.abs(third - first - (570 - 351) * perUnit)).toBeLessThan(0.15)
  })

  test('shows the name and the last number of each line at its end', () => {
    expect(
      draw(grown, size)
        .lettering('.mark-value')
        .map(({ says }) => says),
    ).toEqual(['2,754 Clinics', '1,480 Businesses'])
  })

  test('moves the labels of lines apart that end close together', () => {
    const rows = ['one', 'two', 'three', 'four'].flatMap((series, index) => [
      { series: `The ${series} of them`, date: 2016, value: 10 * index },
      { series: `The ${series} of them`, date: 2021, value: 1000 + index },
    ])
    const labels = draw(rows, size).lettering('.mark-value')
    for (const [index, label] of labels.entries())
      for (const other of labels.slice(index + 1)) expect(overlap(label, other)).toBe(false)
  })

  test('keeps within its frame', () => {
    const { lettering, width, height } = draw(grown, size)
    for (const { left, right, top, bottom } of lettering()) {
      expect(left).toBeGreaterThanOrEqual(-12)
      expect(right).toBeLessThanOrEqual(width + 1)
      expect(top).toBeGreaterThanOrEqual(-2)
      expect(bottom).toBeLessThanOrEqual(height + 1)
    }
  })
})

describe('the scale', () => {
  const ticks = (rows: Row[]) =>
    draw(rows)
      .lettering('.mark-tick')
      .map(({ says }) => says)

  test('starts at zero', () => {
    expect(ticks(grown)).toEqual(['0', '1,000', '2,000', '3,000', '2016', '2018', '2020'])
  })

  test('starts elsewhere where zero is far away, and holds numbers below zero', () => {
    expect(
      ticks([
        { date: '2020', value: 36 },
        { date: '2021', value: 38 },
      ])[0],
    ).toBe('36')
    expect(
      ticks([
        { date: '2020', value: -3 },
        { date: '2021', value: 8 },
      ])[0],
    ).toBe('-5')
  })

  test('has the ticks of years where the points of years are', () => {
    const { circles, lettering } = draw(grown)
    const mark = lettering('.mark-tick').find(({ says }) => says === '2016')
    expect(((mark?.left ?? 0) + (mark?.right ?? 0)) / 2).toBeCloseTo(circles[0]?.x ?? 0, 0)
  })
})

test.each([
  ['a single point', [{ date: '2020-06-01', value: 785 }]],
  ['a single zero', [{ date: '2020', value: 0 }]],
  [
    'two numbers at one time',
    [
      { series: 'a', date: 2020, value: 1 },
      { series: 'b', date: 2020, value: 2 },
    ],
  ],
  [
    'large and small numbers',
    [
      { date: 2020, value: 1e-9 },
      { date: 2021, value: 1e20 },
    ],
  ],
])('%s can be drawn', (_, rows) => {
  const { markup, circles, width } = draw(rows)
  expect(markup).not.toMatch(/NaN|Infinity|undefined/)
  expect(circles).toHaveLength(rows.length)
  for (const { x } of circles) expect(x).toBeLessThan(width)
})

test('in words a line has its ends, and its lowest and highest number', () => {
  expect(describeLines(chartOf(grown), words)).toBe(
    'Line chart. Number. Clinics: from 570 (2016) to 2,754 (2021); Businesses: from 351 (2016) to 1,480 (2021).',
  )
  const bent = [3, 9, 1, 4].map((value, month) => ({ date: `2020-0${month + 1}`, value }))
  expect(describeLines(chartOf(bent), words)).toBe(
    'Line chart. Number. from 3 (January 2020) to 4 (April 2020), at its lowest 1, at its highest 9.',
  )
  expect(describeLines(chartOf([{ date: 2020, value: 5 }]), words)).toBe(
    'Line chart. Number. 5 (2020).',
  )
})

test('a table has dates down and series across', () => {
  const table = tabulateLines(
    chartOf([...grown, { series: 'Clinics', date: '2018-06', value: 900 }]),
    words,
  )
  expect(table.columns).toEqual(['Date', 'Clinics', 'Businesses'])
  expect(table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['2016', '570', '351'],
    ['June 2018', '900', ''],
    ['2021', '2,754', '1,480'],
  ])
})
