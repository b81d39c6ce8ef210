import fc from 'fast-check'
import { expect, test } from 'vitest'

import { placeLabels } from './label-placement.ts'

test.each([
  ['stay where they are', [0, 20, 50], [0, 20, 50]],
  ['move apart, both by half', [40, 44], [37, 47]],
  ['do not start before the axis', [0, 2], [0, 10]],
  ['do not end after the axis', [98, 99], [80, 90]],
  ['keep their order where their places are the same', [50, 50, 50], [40, 50, 60]],
  ['need not be in order', [44, 40, 90], [47, 37, 90]],
])('labels %s', (_, wanted, starts) => {
  expect(
    placeLabels(
      wanted.map((start) => ({ start, size: 10 })),
      { length: 100 },
    ),
  ).toEqual(starts)
})

test('there is a gap between them', () => {
  const labels = [
    { start: 0, size: 10 },
    { start: 0, size: 30 },
    { start: 0, size: 5 },
  ]
  expect(placeLabels(labels, { length: 100, gap: 4 })).toEqual([0, 14, 48])
})

test('labels that do not fit extend beyond the end', () => {
  expect(
    placeLabels(
      [90, 95, 99].map((start) => ({ start, size: 10 })),
      { length: 20 },
    ),
  ).toEqual([0, 10, 20])
})

test('no labels have no starts', () => {
  expect(placeLabels([], { length: 10 })).toEqual([])
})

test('labels neither overlap nor leave the axis nor change their order, wherever they would start', () => {
  const label = fc.record({
    start: fc.integer({ min: -50, max: 500 }),
    size: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(
      fc.array(label, { maxLength: 20 }),
      fc.integer({ min: 0, max: 9 }),
      (labels, gap) => {
        const needed = labels.reduce((sum, { size }) => sum + size + gap, 0)
        const length = Math.max(450, needed)
        const starts = placeLabels(labels, { length, gap })
        const placed = labels
          .map(({ start: wanted, size }, index) => ({ wanted, size, start: starts[index] ?? NaN }))
          .toSorted((a, b) => a.start - b.start)
        for (const [index, { start, size, wanted }] of placed.entries()) {
          expect(start).toBeGreaterThanOrEqual(-1e-6)
          expect(start + size).toBeLessThanOrEqual(length + 1e-6)
          const next = placed[index + 1]
          if (!next) continue
          expect(next.start).toBeGreaterThanOrEqual(start + size + gap - 1e-6)
          expect(next.wanted).toBeGreaterThanOrEqual(wanted)
        }
      },
    ),
  )
})
