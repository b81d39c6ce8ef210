import { expect, test } from 'vitest'

import { articleSchema } from './schema.ts'
import { wordsIn } from '../messages/words.ts'
import { summarizeArticle } from './summary.ts'

const fields = {
  title: 'Does it work?',
  description: 'It does not.',
  published: '2024-01-01',
  authors: ['desk'],
  topics: [],
  evidenceAsOf: '2023-12-01',
}
const summarize = (...revisions: object[]) =>
  summarizeArticle(articleSchema.parse({ ...fields, revisions }), wordsIn('en-GB'))

test('the summary of an article is its title, its answer and the dates of the check and the evidence', () => {
  expect(summarize({ date: '2024-02-03', kind: 'update', summary: 'A trial.' })).toEqual({
    title: 'Does it work?',
    description: 'It does not.',
    withdrawals: [],
    lastChecked: '2023-12-01',
    evidenceAsOf: '2023-12-01',
  })
})

test('the summary of a withdrawn article is its title, and when and why it was withdrawn', () => {
  const withdrawal = { date: '2024-05-09', kind: 'withdrawal', summary: 'It was wrong.' }
  const update = { date: '2024-06-01', kind: 'update', summary: 'A trial.' }
  expect(summarize(withdrawal, update)).toEqual({
    title: 'Does it work?',
    description: 'Withdrawn, 9 May 2024. It was wrong.',
    withdrawals: [withdrawal],
  })
})
