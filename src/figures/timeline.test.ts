import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { overlap, readDrawing } from './cases/read-drawing.ts'
import { describeTimeline, drawTimeline, tabulateTimeline } from './timeline.ts'
import { wordsIn } from '../messages/words.ts'

const words = wordsIn('en-GB')

type Event = Parameters<typeof drawTimeline>[0]['events'][number]

const chartOf = (events: Event[]) => ({ kind: 'timeline', title: 'First this', events }) as const

const draw = (events: Event[], size: 'narrow' | 'wide' = 'narrow') =>
  readDrawing(drawTimeline(chartOf(events), { size, words }))

const warnings: Event[] = [
  { date: '2025-01-17', label: 'A letter', reference: 'fda2025' },
  { date: '2019-12-06', label: 'A warning about products that are sold without approval' },
  { date: '2019-12-09', label: 'The same again.' },
  { date: '2021', label: 'A ruling' },
]

describe.each(['narrow', 'wide'] as const)('a %s drawing', (size) => {
  test('shows everything in the order of the dates, not of the file', () => {
    const { lettering } = draw(warnings, size)
    expect(lettering('.mark-label').map(({ says }) => says)).toEqual([
      '6 December 2019',
      '9 December 2019',
      '2021',
      '17 January 2025',
    ])
    expect(lettering('.mark-value').map(({ says }) => says)).toEqual([
      'A warning about products that are sold without approval',
      'The same again.',
      'A ruling',
      'A letter',
    ])
  })

  test('has dots as far apart as their dates', () => {
    const [first = 0, second = 0, third = 0, last = 0] = draw(warnings, size).circles.map(
      ({ y }) => y,
    )
    // Dots are at whole units.
    const day = (last - first) / 1869
    expect(Math.abs(second - first - 3 * day)).toBeLessThanOrEqual(1)
    // The middle of 2021.
    expect(Math.abs(third - first - 574 * day)).toBeLessThanOrEqual(1)
  })

  test('shows what is known by its year alone as a span', () => {
    const spans = draw(warnings, size).all('.mark-span')
    expect(spans.map((span) => span.getAttribute('d'))).toEqual([
      expect.stringMatching(/^M[\d.]+ [\d.]+V[\d.]+$/),
    ])
  })

  test('moves words apart that would overlap, and keeps them within the frame', () => {
    const date = fc
      .integer({ min: Date.parse('1990-01-01'), max: Date.parse('2030-01-01') })
      .map((moment) => new Date(moment).toISOString().slice(0, 10))
    const label = fc.lorem({ maxCount: 20 })
    fc.assert(
      fc.property(
        fc.array(fc.record({ date, label }), { minLength: 1, maxLength: 9 }),
        (events) => {
          const { lettering, width, height, markup } = draw(events, size)
          expect(markup).not.toMatch(/NaN|Infinity|undefined/)
          const words = [...lettering('.mark-label'), ...lettering('.mark-value')]
          for (const [index, one] of words.entries()) {
            expect(one.right).toBeLessThanOrEqual(width + 1)
            expect(one.bottom).toBeLessThanOrEqual(height + 1)
            expect(one.top).toBeGreaterThanOrEqual(-1)
            for (const other of words.slice(index + 1)) expect(overlap(one, other)).toBe(false)
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})

test('the axis has as many ticks as there is room for', () => {
  const marks = (events: Event[]) => draw(events).lettering('.mark-tick')
  expect(marks(warnings).map(({ says }) => says)).toEqual([
    '2020',
    '2021',
    '2022',
    '2023',
    '2024',
    '2025',
  ])
  const two = marks([
    { date: '2001-02-03', label: 'a' },
    { date: '2021-02-03', label: 'b' },
  ])
  for (const [index, one] of two.entries())
    for (const other of two.slice(index + 1)) expect(overlap(one, other)).toBe(false)
})

test('a single event is a time line too', () => {
  const { circles, texts } = draw([{ date: '2020-06-01', label: 'Only' }])
  expect(circles).toHaveLength(1)
  expect(texts).toEqual(['1 June 2020', 'Only'])
})

test('in words the events are in the order of their dates', () => {
  expect(describeTimeline(chartOf(warnings), words)).toBe(
    'Time line. 6 December 2019: A warning about products that are sold without approval. 9 December 2019: The same again. 2021: A ruling. 17 January 2025: A letter.',
  )
})

test('a table names the sources where there are any', () => {
  expect(tabulateTimeline(chartOf(warnings.slice(0, 2)), words)).toEqual({
    columns: ['Date', 'What happened', 'Source'],
    numbers: [],
    rows: [
      [
        { text: '6 December 2019' },
        { text: 'A warning about products that are sold without approval' },
        { text: '' },
      ],
      [
        { text: '17 January 2025' },
        { text: 'A letter' },
        { text: 'fda2025', reference: 'fda2025' },
      ],
    ],
  })
  expect(tabulateTimeline(chartOf(warnings.slice(1)), words).columns).toHaveLength(2)
})
