import fc from 'fast-check'
import { expect, test } from 'vitest'

import { valueScale, valueTicks } from './value-scale.ts'

const ticksOf = (...values: number[]) => valueTicks(valueScale(values))

test.each([
  [0, 2754, [0, 1000, 2000, 3000]],
  [0, 1, [0, 0.5, 1]],
  [36.5, 37.25, [36, 36.5, 37, 37.5]],
  [-3, 8, [-5, 0, 5, 10]],
  [0, 0, [0, 0.5, 1]],
  [0.1, 0.3, [0, 0.1, 0.2, 0.3]],
])('from %d to %d the ticks are round numbers', (smallest, largest, ticks) => {
  expect(ticksOf(smallest, largest)).toEqual(ticks)
})

test('the ticks enclose all values', () => {
  const number = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000)
  fc.assert(
    fc.property(number, number, (a, b) => {
      const ticks = ticksOf(a, b)
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(a, b))
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(a, b))
      expect(ticks.length).toBeLessThanOrEqual(8)
    }),
  )
})
