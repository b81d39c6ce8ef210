import { expect, test } from 'vitest'

import { digestOf } from './digest.ts'

test('equal values have the same digest', () => {
  expect(digestOf({ a: new Map([['b', [1]]]) })).toBe(digestOf({ a: new Map([['b', [1]]]) }))
})

test.each([
  ['maps', new Map([['a', 1]]), new Map([['a', 2]])],
  ['sets', new Set([1]), new Set([2])],
  ['a map and an empty object', new Map(), {}],
  ['a map and a set', new Map(), new Set()],
  ['maps in lists', [new Map([['a', 1]])], [new Map([['a', 2]])]],
  ['texts and numbers', '1', 1],
  ['the order of fields', { a: 1, b: 2 }, { b: 2, a: 1 }],
])('%s are told apart', (_what, one, other) => {
  expect(digestOf(one)).not.toBe(digestOf(other))
})

test('an empty object in a text changes nothing', () => {
  expect(digestOf(['{}', new Map([['a', 1]])])).not.toBe(digestOf(['{}', new Map([['a', 2]])]))
})
