import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'

import { chartTable, drawChart } from './chart.ts'
import { chartSchema, type Bar, type Chart } from './schema.ts'

const counts = [
  { label: '2016 study', series: 'Businesses', value: 351 },
  { label: '2016 study', series: 'Clinics', value: 570 },
  { label: 'March 2021', series: 'Businesses', value: 1480 },
  { label: 'March 2021', series: 'Clinics', value: 2754 },
]

function chartOf(rows: Bar[]): Chart {
  return chartSchema.parse({ kind: 'bars', title: 'Both counts grew', unit: 'Number', rows })
}

function draw(rows: Bar[], { alt = 'A bar chart.', language = 'en-GB' } = {}) {
  const markup = drawChart(chartOf(rows), { alt, language })
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`)
  const svg = document.body.firstElementChild as Element
  const all = (selector: string) => [...svg.querySelectorAll(selector)]
  return {
    markup,
    svg,
    texts: all('text').map((element) => element.textContent),
    bars: all('rect').map((element) => Number(element.getAttribute('width'))),
    elements: [svg, ...all('*')],
  }
}

describe('a drawing', () => {
  test('says each label once, and each number with what it counts', () => {
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
    expect(draw(rows, { language: 'de' }).texts).toContain('1.234.567,5')
    expect(draw(rows).texts).toContain('0.0004')
  })

  test('is one picture to a screen reader, described by the alternative text', () => {
    const { svg } = draw(counts, { alt: 'Clinics & "more" <b>' })
    expect(svg.getAttribute('role')).toBe('img')
    expect(svg.getAttribute('aria-label')).toBe('Clinics & "more" <b>')
  })

  test('scales, and leaves style to the page', () => {
    const { svg, elements } = draw(counts)
    expect(svg.getAttribute('viewBox')).toMatch(/^0 0 400 \d+$/)
    expect(svg.hasAttribute('width')).toBe(false)
    expect(svg.hasAttribute('height')).toBe(false)
    const names = elements.flatMap((element) => [...element.attributes].map(({ name }) => name))
    expect(names).not.toContain('style')
    expect(names).not.toContain('id')
    expect(names).not.toContain('font-family')
    expect(elements.map((element) => element.localName)).not.toContain('style')
    expect(svg.getAttribute('class')).toBe('chart-drawing')
  })

  test('shows text as text', () => {
    const label = '<script>alert("1")</script> & \'more\''
    const { markup, texts } = draw([{ label, series: '"><img src=x>', value: 1 }], {
      alt: '"><script>alert(1)</script> &amp;',
    })
    expect(markup).not.toMatch(/<(script|img)/)
    expect(markup).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;')
    expect(texts).toEqual([label, '1 "><img src=x>'])
  })

  test('is the same every time', () => {
    expect(draw(counts).markup).toBe(draw(counts).markup)
  })

  test('needs no series', () => {
    const rows = [
      { label: 'Placebo', value: 30.5 },
      { label: 'Cells', value: 31 },
    ]
    expect(draw(rows).texts).toEqual(['Placebo', 'Cells', '30.5', '31'])
  })

  test('shows zero as a number without a bar', () => {
    const { bars, texts, markup } = draw([{ label: 'None', value: 0 }])
    expect(bars).toEqual([0])
    expect(texts).toEqual(['None', '0'])
    expect(markup).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('holds its width with numbers of every size', () => {
    const rows = [
      { label: 'least', value: Number.MIN_VALUE },
      { label: 'most', value: 1e20 },
    ]
    const { bars, markup } = draw(rows)
    expect(bars[0]).toBe(0)
    expect(bars[1]).toBeLessThan(400)
    expect(markup).not.toMatch(/NaN|Infinity/)
  })

  test('breaks long labels into lines and grows in height', () => {
    const long = 'Autologous stromal cells injected under ultrasound versus a sham procedure'
    const { svg, texts } = draw([{ label: long, series: 'x'.repeat(80), value: 12 }])
    const short = draw([{ label: 'Cells', series: 'x', value: 12 }])
    const height = (element: Element) => Number(element.getAttribute('viewBox')?.split(' ')[3])
    expect(svg.querySelectorAll('tspan').length).toBeGreaterThan(4)
    expect(texts.join('').replaceAll(/\s/g, '')).toContain('x'.repeat(80))
    expect(height(svg)).toBeGreaterThan(height(short.svg) + 50)
  })
})

describe('a table', () => {
  test('has labels down and series across', () => {
    expect(chartTable(chartOf(counts), 'en-GB')).toEqual({
      columns: ['Businesses', 'Clinics'],
      rows: [
        { label: '2016 study', cells: ['351', '570'] },
        { label: 'March 2021', cells: ['1,480', '2,754'] },
      ],
    })
  })

  test('names the unit where there is no series, and leaves a cell without data empty', () => {
    const rows = [
      { label: 'Cells', value: 3 },
      { label: 'Placebo', series: 'Men', value: 4 },
    ]
    expect(chartTable(chartOf(rows), 'en')).toEqual({
      columns: ['Number', 'Men'],
      rows: [
        { label: 'Cells', cells: ['3', ''] },
        { label: 'Placebo', cells: ['', '4'] },
      ],
    })
  })
})

describe('a data file', () => {
  const wrong = (rows: unknown) =>
    chartSchema
      .safeParse({ kind: 'bars', title: 'A', unit: 'B', rows })
      .error?.issues.map(({ path }) => path.join('.'))

  test('has at least one row', () => {
    expect(wrong([])).toEqual(['rows'])
  })

  test('has finite numbers from zero on', () => {
    expect(wrong([{ label: 'a', value: -1 }])).toEqual(['rows.0.value'])
    expect(wrong([{ label: 'a', value: Infinity }])).toEqual(['rows.0.value'])
    expect(wrong([{ label: 'a', value: '1,480' }])).toEqual(['rows.0.value'])
  })

  test('says each bar once', () => {
    expect(wrong([...counts, counts[1]])).toEqual(['rows.4'])
  })

  test('has no other kinds and fields', () => {
    expect(chartSchema.safeParse({ kind: 'pie' }).success).toBe(false)
    expect(wrong([{ label: 'a', value: 1, colour: 'red' }])).toEqual(['rows.0'])
  })
})
