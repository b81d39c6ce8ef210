import { expect, test } from 'vitest'

import { articleSchema } from '../articles/schema.ts'
import { digestsOf } from './digests.ts'

const article = (id: string, published: string) => ({
  id,
  data: articleSchema.parse({ title: id, description: id, published, authors: ['a'], topics: [] }),
})
const correction = (of: string, date: string) => ({ article: of, revision: 0, date })

test('each month in which something was published or corrected has a digest, newest first', () => {
  const articles = [
    article('c', '2024-03-31'),
    article('b', '2024-03-01'),
    article('a', '2023-12-31'),
  ]
  const corrections = [correction('a', '2024-04-01'), correction('b', '2024-03-02')]
  expect([...digestsOf(articles, corrections)]).toEqual([
    ['2024-04', { articles: [], corrections: [corrections[0]] }],
    ['2024-03', { articles: ['c', 'b'], corrections: [corrections[1]] }],
    ['2023-12', { articles: ['a'], corrections: [] }],
  ])
  expect(digestsOf([], []).size).toBe(0)
})
