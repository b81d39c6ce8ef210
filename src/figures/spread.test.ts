import fc from 'fast-check'
import { expect, test } from 'vitest'

import { spread } from './spread.ts'

test.each([
  ['stay where they are', [0, 20, 50], [0, 20, 50]],
  ['move apart, both by half', [40, 44], [37, 47]],
  ['stay on the line at its start', [0, 2], [0, 10]],
  ['stay on the line at its end', [98, 99], [80, 90]],
  ['keep their order where they want the same place', [50, 50, 50], [40, 50, 60]],
  ['need not be in order', [44, 40, 90], [47, 37, 90]],
])('stretches %s', (_, wanted, starts) => {
  expect(
    spread(
      wanted.map((start) => ({ start, size: 10 })),
      { room: 100 },
    ),
  ).toEqual(starts)
})

test('there is a gap between them', () => {
  const stretches = [
    { start: 0, size: 10 },
    { start: 0, size: 30 },
    { start: 0, size: 5 },
  ]
  expect(spread(stretches, { room: 100, gap: 4 })).toEqual([0, 14, 48])
})

test('what does not fit goes on behind the end', () => {
  expect(
    spread(
      [90, 95, 99].map((start) => ({ start, size: 10 })),
      { room: 20 },
    ),
  ).toEqual([0, 10, 20])
})

test('there may be none', () => {
  expect(spread([], { room: 10 })).toEqual([])
})

test('whatever they want, they neither overlap nor leave the line nor change their order', () => {
  const stretch = fc.record({
    start: fc.integer({ min: -50, max: 500 }),
    size: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(
      fc.array(stretch, { maxLength: 20 }),
      fc.integer({ min: 0, max: 9 }),
      (stretches, gap) => {
        const needed = stretches.reduce((sum, { size }) => sum + size + gap, 0)
        const room = Math.max(450, needed)
        const starts = spread(stretches, { room, gap })
        const placed = stretches
          .map(({ start: wanted, size }, index) => ({ wanted, size, start: starts[index] ?? NaN }))
          .toSorted((a, b) => a.start - b.start)
        for (const [index, { start, size, wanted }] of placed.entries()) {
          expect(start).toBeGreaterThanOrEqual(-1e-6)
          expect(start + size).toBeLessThanOrEqual(room + 1e-6)
          const next = placed[index + 1]
          if (!next) continue
          expect(next.start).toBeGreaterThanOrEqual(start + size + gap - 1e-6)
          expect(next.wanted).toBeGreaterThanOrEqual(wanted)
        }
      },
    ),
  )
})
