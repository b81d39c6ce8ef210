import { describe, expect, test } from 'vitest'

import { describeBars, drawBars, tabulateBars } from './bars.ts'
import { readDrawing } from './cases/read-drawing.ts'
import { wordsIn } from '../messages/words.ts'

const words = wordsIn('en-GB')

type Bar = Parameters<typeof drawBars>[0]['rows'][number]

const counts = [
  { label: '2016 study', series: 'Businesses', value: 351 },
  { label: '2016 study', series: 'Clinics', value: 570 },
  { label: 'March 2021', series: 'Businesses', value: 1480 },
  { label: 'March 2021', series: 'Clinics', value: 2754 },
]

const chartOf = (rows: Bar[]) =>
  ({ kind: 'bars', title: 'Both counts grew', unit: 'Number', rows }) as const

function draw(rows: Bar[], language = 'en-GB') {
  const drawing = readDrawing(drawBars(chartOf(rows), wordsIn(language)))
  const bars = drawing.all('rect').map((element) => Number(element.getAttribute('width')))
  return { ...drawing, bars }
}

describe('a drawing', () => {
  test('shows each label once, and each number with what it counts', () => {
    expect(draw(counts).texts).toEqual([
      '2016 study',
      'March 2021',
      '351 Businesses',
      '570 Clinics',
      '1,480 Businesses',
      '2,754 Clinics',
    ])
  })

  test('has bars as long as their numbers, with room for the text at their ends', () => {
    const { bars } = draw(counts)
    const [first = 0, second = 0, third = 0, longest = 0] = bars
    expect(first / longest).toBeCloseTo(351 / 2754, 3)
    expect(second / longest).toBeCloseTo(1480 / 2754, 3)
    expect(third / longest).toBeCloseTo(570 / 2754, 3)
    expect(longest).toBeLessThan(320)
  })

  test('writes numbers in the language of the page, with all their digits', () => {
    const rows = [
      { label: 'large', value: 1234567.5 },
      { label: 'small', value: 0.0004 },
    ]
    expect(draw(rows, 'de').texts).toContain('1.234.567,5')
    expect(draw(rows).texts).toContain('0.0004')
  })

  test('needs no series', () => {
    const rows = [
      { label: 'Placebo', value: 30.5 },
      { label: 'Cells', value: 31 },
    ]
    expect(draw(rows).texts).toEqual(['Placebo', 'Cells', '30.5', '31'])
  })

  test('shows zero as a number without a bar', () => {
    const { bars, texts } = draw([{ label: 'None', value: 0 }])
    expect(bars).toEqual([0])
    expect(texts).toEqual(['None', '0'])
  })

  test('holds its width with numbers of every size', () => {
    const rows = [
      { label: 'least', value: Number.MIN_VALUE },
      { label: 'most', value: 1e20 },
    ]
    const { bars, width } = draw(rows)
    expect(bars[0]).toBe(0)
    expect(bars[1]).toBeLessThan(width)
  })

  test('breaks long labels into lines and grows in height', () => {
    const long = 'Autologous stromal cells injected under ultrasound versus a sham procedure'
    const { all, texts, height } = draw([{ label: long, series: 'x'.repeat(80), value: 12 }])
    const short = draw([{ label: 'Cells', series: 'x', value: 12 }])
    expect(all('tspan').length).toBeGreaterThan(4)
    expect(texts.join('').replaceAll(/\s/g, '')).toContain('x'.repeat(80))
    expect(height).toBeGreaterThan(short.height + 50)
  })
})

test('in words the bars are named label by label', () => {
  expect(describeBars(chartOf(counts), words)).toBe(
    'Bar chart. Number. 2016 study: 351 (Businesses), 570 (Clinics); March 2021: 1,480 (Businesses), 2,754 (Clinics).',
  )
  expect(describeBars(chartOf([{ label: 'Cells', value: 0.5 }]), wordsIn('de'))).toBe(
    'Balkendiagramm. Number. Cells: 0,5.',
  )
})

describe('a table', () => {
  const cells = (rows: Bar[]) => {
    const { columns, numbers, rows: found } = tabulateBars(chartOf(rows), words)
    return { columns, numbers, rows: found.map((row) => row.map(({ text }) => text)) }
  }

  test('has labels down and series across', () => {
    expect(cells(counts)).toEqual({
      columns: ['', 'Businesses', 'Clinics'],
      numbers: [1, 2],
      rows: [
        ['2016 study', '351', '570'],
        ['March 2021', '1,480', '2,754'],
      ],
    })
  })

  test('names the unit where there is no series, and leaves a cell without data empty', () => {
    const rows = [
      { label: 'Cells', value: 3 },
      { label: 'Placebo', series: 'Men', value: 4 },
    ]
    expect(cells(rows)).toEqual({
      columns: ['', 'Number', 'Men'],
      numbers: [1, 2],
      rows: [
        ['Cells', '3', ''],
        ['Placebo', '', '4'],
      ],
    })
  })
})
