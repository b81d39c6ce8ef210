import { expect, test } from 'vitest'

import { neighboursOf } from './neighbours.ts'

test('an item in the middle has two neighbours, and one at an end has one', () => {
  expect(neighboursOf(['a', 'b', 'c'])).toEqual(
    new Map([
      ['a', { next: 'b' }],
      ['b', { previous: 'a', next: 'c' }],
      ['c', { previous: 'b' }],
    ]),
  )
})

test('a single item has no neighbours', () => {
  expect(neighboursOf(['a'])).toEqual(new Map([['a', {}]]))
  expect(neighboursOf([])).toEqual(new Map())
})
