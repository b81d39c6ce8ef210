import { expect, test } from 'vitest'

import type { Source } from '../../publication/published.ts'

import { wordsIn } from '../../messages/words.ts'
import { sortSources } from './sorted-sources.ts'

const source = (key: string, type: string, year?: number) =>
  ({
    key,
    item: {
      id: key,
      type,
      title: key,
      ...(year === undefined ? {} : { issued: { 'date-parts': [[year]] } }),
    },
  }) as unknown as Source

test('sources are sorted by year and name, with the start of each year and the number of each kind', () => {
  const sources = [
    source('undated', 'webpage'),
    source('old', 'book', 1999),
    source('later', 'article-journal', 2020),
    source('earlier', 'book', 2020),
  ]
  expect(sortSources(sources, wordsIn('en'))).toEqual({
    keys: ['earlier', 'later', 'old', 'undated'],
    years: [
      { year: 2020, start: 0 },
      { year: 1999, start: 2 },
      { year: undefined, start: 3 },
    ],
    kinds: [
      { kind: 'Book', count: 2 },
      { kind: 'Journal article', count: 1 },
      { kind: 'Web page', count: 1 },
    ],
  })
})
