/** Tests that hold for every drawing. */

import { describe, expect, test } from 'vitest'

import type { Chart } from '../charts/schema.ts'

import { readDrawing } from './cases/read-drawing.ts'
import { describeChart, drawChart } from './chart.ts'
import { drawEvidenceMaps } from './evidence-map.ts'
import { wordsIn } from '../messages/words.ts'

const words = wordsIn('en-GB')

const hostile = "\"><script>alert(1)</script> &amp; 'more'"

const charts: Chart[] = [
  {
    kind: 'bars',
    title: 'T',
    unit: 'U',
    rows: [{ label: hostile, series: '"><img src=x>', value: 1 }],
  },
  {
    kind: 'lines',
    title: 'T',
    unit: 'U',
    rows: [2020, 2021].map((date) => ({ series: hostile, date, value: date })),
  },
  { kind: 'timeline', title: 'T', events: [{ date: 2020, label: hostile }] },
]

const study = { reference: 'a', design: hostile, participants: 3, finding: 'harm' } as const
const drawings = [
  ...charts.map((chart) => [chart.kind, () => drawChart(chart, words)] as const),
  [
    'evidence map',
    () => drawEvidenceMaps([{ study, name: hostile, page: `/?${hostile}` }], words),
  ] as const,
]

describe.each(drawings)('%s', (_, draw) => {
  const sizes = Object.entries(draw())

  test.each(sizes)('%s: scales, and leaves style to the page', (size, markup) => {
    const { svg, elements, width, height } = readDrawing(markup)
    expect(width).toBeGreaterThan(300)
    expect(height).toBeGreaterThan(10)
    expect(svg.hasAttribute('width')).toBe(false)
    expect(svg.hasAttribute('height')).toBe(false)
    const attributes = elements.flatMap((element) => [...element.attributes])
    const names = attributes.map(({ name }) => name)
    expect(names).not.toContain('style')
    expect(names).not.toContain('id')
    expect(names).not.toContain('font-family')
    expect(names.filter((name) => name.startsWith('on'))).toEqual([])
    expect(elements.map((element) => element.localName)).not.toContain('style')
    const colours = attributes.filter(({ name }) => /^(fill|stroke)$/.test(name))
    expect(new Set(colours.map(({ value }) => value))).toSatisfy((values: Set<string>) =>
      [...values].every((value) => ['currentColor', 'none'].includes(value)),
    )
    expect(svg.getAttribute('class')).toBe(
      sizes.length === 1 ? 'drawing' : `drawing drawing-${size}`,
    )
  })

  test.each(sizes)('%s: shows text as text', (_size, markup) => {
    const { elements, texts } = readDrawing(markup)
    const names = elements.map((element) => element.localName)
    expect(names).not.toContain('script')
    expect(names).not.toContain('img')
    expect(texts.join('').replaceAll(/\s/g, '')).toContain(hostile.replaceAll(/\s/g, ''))
  })

  test.each(sizes)('%s: has letters that a phone shows large enough', (size, markup) => {
    const { svg, width } = readDrawing(markup)
    // The room on a phone of 390 pixels, and the least for which a wide drawing is shown.
    const room = size === 'wide' ? 612 : 347
    expect((Number(svg.getAttribute('font-size')) * room) / width).toBeGreaterThanOrEqual(11)
  })

  test('is the same every time', () => {
    expect(draw()).toEqual(Object.fromEntries(sizes))
  })
})

test.each(charts)('$kind: the words have everything that the drawing shows', (chart) => {
  expect(describeChart(chart, words)).toContain(hostile)
})
