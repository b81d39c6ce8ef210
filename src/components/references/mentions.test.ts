import { expect, test } from 'vitest'

import type { SourceMention } from '../../publication/published.ts'

import { citedWords, groupMentions } from './mentions.ts'

const article = { title: 'A', target: { to: 'article', id: 'a' } } as const
const page = { title: 'P', target: { to: 'page', id: 'a' } } as const
const mentions: SourceMention[] = [
  { text: article, id: 'cite-1', sentence: 'One.' },
  { text: article, id: 'cite-2', sentence: 'One.' },
  { text: article, id: 'cite-3', sentence: 'Two.' },
  { text: page, id: 'cite-1', sentence: 'Two.' },
]

test('places are grouped by text and sentence', () => {
  expect(groupMentions(mentions)).toEqual([
    {
      text: article,
      sentences: [
        { sentence: 'One.', ids: ['cite-1', 'cite-2'] },
        { sentence: 'Two.', ids: ['cite-3'] },
      ],
    },
    { text: page, sentences: [{ sentence: 'Two.', ids: ['cite-1'] }] },
  ])
})

test.each([
  [0, 'Not cited yet'],
  [1, 'Cited once in 1 fact-check'],
  [3, 'Cited 3 times in 1 fact-check'],
  [4, 'Cited 4 times in 1 fact-check and 1 page'],
])('%i places in words', (count, words) => {
  expect(citedWords(mentions.slice(0, count))).toBe(words)
})
