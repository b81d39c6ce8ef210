import { expect, test } from 'vitest'

import { wordsIn } from '../messages/words.ts'
import { searchSchema } from './schema.ts'
import { newestRun, searchToCsl } from './search.ts'

const words = wordsIn('en')
const search = searchSchema.parse({
  database: 'ClinicalTrials.gov',
  description: 'Trials of stem cells for pain.',
  url: 'https://clinicaltrials.gov/',
  runs: [
    { date: '2021-03-01', results: 9 },
    { date: '2022-04-06', results: 1234 },
    { date: '2020-01-01' },
  ],
})

test('a citation refers to the newest run, in any order of the list', () => {
  expect(newestRun(search).date).toBe('2022-04-06')
  expect(searchToCsl('ctgov', search, words)).toEqual({
    id: 'ctgov',
    type: 'dataset',
    title: 'Trials of stem cells for pain: 1,234 results',
    author: [{ literal: 'ClinicalTrials.gov' }],
    genre: 'Database search',
    issued: { 'date-parts': [[2022, 4, 6]] },
    accessed: { 'date-parts': [[2022, 4, 6]] },
    URL: 'https://clinicaltrials.gov/',
  })
})

test.each([
  [0, 'x: 0 results'],
  [1, 'x: 1 result'],
  [undefined, 'x'],
])('%j results', (results, title) => {
  const runs = [{ date: '2022-04-06', results }]
  const { title: written } = searchToCsl('x', { database: 'd', description: 'x', runs }, words)
  expect(written).toBe(title)
})
