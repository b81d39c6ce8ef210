import { expect, test } from 'vitest'

import { correct, typingErrors } from './corrections.ts'

test.for([
  ['steriod', 'steroid', 1],
  ['exosmes', 'exosomes', 1],
  ['neuropahty', 'neuropathy', 1],
  ['same', 'same', 0],
  ['', 'abc', 3],
  ['ca', 'abc', 3],
  ['kitten', 'sitting', 3],
] as const)('%s and %s differ by %s typing errors', ([one, other, errors]) => {
  expect(typingErrors(one, other)).toBe(errors)
  expect(typingErrors(other, one)).toBe(errors)
})

const known = [
  { word: 'steroid', pages: 9 },
  { word: 'exosome', pages: 2 },
  { word: 'exosomes', pages: 9 },
  { word: 'neuropathy', pages: 4 },
  { word: 'knee', pages: 9 },
  { word: 'cell', pages: 9 },
  { word: 'injection', pages: 3 },
  { word: 'infection', pages: 8 },
]

test.for([
  ['steriod', 'steroid'],
  ['exosmes', 'exosomes'],
  ['nueropaty', 'neuropathy'],
  ['inection', 'infection'],
  // In a short word, only a letter that should be double is a typing error, or the reverse.
  ['kne', 'knee'],
  ['cel', 'cell'],
  ['kknee', 'knee'],
] as const)('%s is corrected to %s', ([typed, meant]) => {
  expect(correct(typed, known)).toBe(meant)
})

test.for([
  'homeopathy',
  'kni',
  'knew',
  'sell',
  'kn',
  'aspirin',
  'steroid',
  'nct0296414',
  'naropathy2',
])('%s is not corrected', (typed) => {
  expect(correct(typed, known)).toBeUndefined()
})
