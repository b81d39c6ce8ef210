import { expect, test } from 'vitest'

import { neighboursOf } from './neighbours.ts'

const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

test.each([
  ['in the middle there are two', [a, b, c], 'b', { previous: a, next: c }],
  ['at the start there is none before', [a, b, c], 'a', { next: b }],
  ['at the end there is none after', [a, b, c], 'c', { previous: b }],
  ['one alone has none', [a], 'a', {}],
  ['one that is not in the list has none', [a, b], 'c', {}],
])('%s', (_, articles, id, neighbours) => {
  expect(neighboursOf(articles, id)).toEqual(neighbours)
})
