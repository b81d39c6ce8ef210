import { expect, test } from 'vitest'

import type { SourceMention } from '../../publication/published.ts'

import { wordsIn } from '../../messages/words.ts'
import { groupMentions, usesInWords } from './mentions.ts'

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

test('a study in a table of evidence is apart from other places without a sentence', () => {
  const place = { text: article, sentence: '' }
  expect(
    groupMentions([
      { ...place, id: 'cite-1' },
      { ...place, id: 'cite-2', inEvidence: true },
    ])[0]?.sentences,
  ).toEqual([
    { sentence: '', ids: ['cite-1'] },
    { sentence: '', ids: ['cite-2'], inEvidence: true },
  ])
})

const asArticle = { as: 'article', id: 'a' } as const
const asPage = { as: 'page', id: 'a' } as const
const rated = (claim: string) => claim === 'works'
const words = wordsIn('en')

test.each([
  [1, [asArticle], 'Cited once in 1 fact-check'],
  [3, [asArticle], 'Cited 3 times in 1 fact-check'],
  [4, [asArticle, asPage], 'Cited 4 times in 1 fact-check and 1 page'],
])('%i places in words', (count, citers, use) => {
  expect(usesInWords(mentions.slice(0, count), citers, rated, words)).toEqual([use])
})

test('a source that nothing cites', () => {
  expect(usesInWords([], [], rated, words)).toEqual(['Not cited yet'])
})

test('every other use in words', () => {
  const uses = usesInWords(
    [],
    [
      asArticle,
      { as: 'evidence', id: 'works' },
      { as: 'evidence', id: 'unrated' },
      { as: 'outcomes', id: 'works' },
      { as: 'claim', id: 'works' },
      { as: 'claim', id: 'unrated' },
      { as: 'chart', id: 'a/years.yaml' },
      { as: 'notice', id: 'lee2020' },
    ],
    rated,
    words,
  )
  expect(uses).toEqual([
    'Listed without a citation in 1 fact-check',
    'Evidence for 1 verdict',
    'Evidence recorded for 1 claim without a verdict',
    'Cited in the summary of findings on 1 claim',
    'Cited in notes on 2 claims',
    'Cited in 1 timeline',
    'Notice about 1 source',
  ])
})
