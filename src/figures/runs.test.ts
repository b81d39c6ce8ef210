import { expect, test } from 'vitest'

import { runsAsChart } from './chart.ts'
import { wordsIn } from '../messages/words.ts'

const words = wordsIn('en-GB')

const search = { database: 'PubMed', description: 'Trials' }

test('runs are drawn from the oldest on, those without a number left out', () => {
  const runs = [
    { date: '2024-03-01', results: 30 },
    { date: '2023-03-01' },
    { date: '2022-03-01', results: 10 },
  ]
  expect(runsAsChart({ ...search, runs }, words)).toMatchObject({
    kind: 'bars',
    rows: [
      { label: '1 March 2022', value: 10 },
      { label: '1 March 2024', value: 30 },
    ],
  })
})

test('one number is no picture', () => {
  const runs = [{ date: '2024-03-01', results: 30 }, { date: '2023-03-01' }]
  expect(runsAsChart({ ...search, runs }, words)).toBeUndefined()
})
