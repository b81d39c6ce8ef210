import { expect, test } from 'vitest'

import { neighboursOf } from './neighbours.ts'

const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

test.each([
  ['an article in the middle has two neighbours', [a, b, c], 'b', { previous: a, next: c }],
  ['the first has none before it', [a, b, c], 'a', { next: b }],
  ['the last has none after it', [a, b, c], 'c', { previous: b }],
  ['a single article has none', [a], 'a', {}],
  ['an article that is not in the list has none', [a, b], 'c', {}],
])('%s', (_, articles, id, neighbours) => {
  expect(neighboursOf(articles, id)).toEqual(neighbours)
})
