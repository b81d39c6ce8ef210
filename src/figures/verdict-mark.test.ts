import { expect, test } from 'vitest'

import { tones } from '../ratings/schema.ts'
import { markSize, verdictMark } from './verdict-mark.ts'

/** Returns where the pointer of a rating touches the axis. */
function placeOf(value: number): number {
  const pointer = verdictMark({ tone: 'mixed', value }).at(-1)
  return Number(/^M([\d.]+) 12\.5l/.exec(pointer?.path ?? '')?.[1])
}

test('points at the value: the lowest at the left end, the highest at the right end', () => {
  const places = [1, 2, 3, 4, 5].map(placeOf)
  expect(places).toEqual([5, 12.5, 20, 27.5, 35])
  expect(placeOf(2.5)).toBe((12.5 + 20) / 2)
})

test('depends on the value alone where there is one', () => {
  const [axis, pointer] = verdictMark({ tone: 'false', value: 2 })
  expect(verdictMark({ tone: 'supported', value: 2 })).toEqual([axis, pointer])
  expect(axis?.part).toBe('axis')
})

test('has no axis without a value, and another shape for each tone', () => {
  const marks = tones.map((tone) => verdictMark({ tone }))
  for (const mark of marks) expect(mark.map(({ part }) => part)).not.toContain('axis')
  expect(new Set(marks.map((mark) => JSON.stringify(mark))).size).toBe(tones.length)
})

test('stays within its size', () => {
  for (const value of [1, 5]) {
    expect(placeOf(value) - 4).toBeGreaterThanOrEqual(0)
    expect(placeOf(value) + 4).toBeLessThanOrEqual(markSize.width)
  }
})
