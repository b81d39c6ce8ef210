import { describe, expect, test } from 'vitest'

import { type Outcome, outcomeSchema } from '../claims/outcomes/schema.ts'
import { wordsIn } from '../messages/words.ts'
import { pain, tuberculosis } from './cases/bcg.ts'
import { riskChart } from './risk-chart.ts'
import { differenceWithUnit, effectInWords, outcomeInWords } from './outcome-words.ts'

const words = wordsIn('en-GB')

function outcome(fields: object): Outcome {
  return outcomeSchema.parse({ name: 'Pain', meaning: 'A sentence.', sources: ['a'], ...fields })
}

test.each([
  ['en', 1, '1 point lower'],
  ['en', 0.5, '0.5 points lower'],
  ['fr', 1.5, '1,5 point de moins'],
  ['fr', 2, '2 points de moins'],
])('the unit in %s after %d', (language, size, said) => {
  const { effect, unit } = outcome({
    unit: { one: 'point', other: 'points' },
    effect: { measure: 'mean-difference', estimate: -size },
  })
  expect(effectInWords({ effect, unit }, wordsIn(language))).toBe(said)
})

describe('an outcome in words', () => {
  test('people: how many of how many, computed from the relative effect', () => {
    expect(outcomeInWords(tuberculosis, words)).toEqual({
      comparator: '20 of 1,000 people',
      treatment: '10 of 1,000 people (7 to 14)',
      relative: 'Risk ratio 0.4894 (95% CI 0.3441 to 0.6962)',
      isComputed: true,
    })
  })

  test('people: rare events keep their digits, in the table and in the bars', () => {
    const rare = { ...tuberculosis, risks: { comparator: 0.42, per: 1000 } }
    expect(outcomeInWords(rare, words)).toMatchObject({
      comparator: '0.42 of 1,000 people',
      treatment: '0.21 of 1,000 people (0.14 to 0.29)',
    })
    expect(riskChart(rare, undefined, words)?.rows.map(({ value }) => value)).toEqual([0.42, 0.21])
  })

  test('people: numbers that are given are not computed', () => {
    const given = { ...tuberculosis, risks: { comparator: 20, treatment: 12, per: 100 } }
    expect(outcomeInWords(given, words)).toMatchObject({
      treatment: '12 of 100 people',
      isComputed: false,
    })
  })

  test('scores: lower or higher, with the unit, and the means where they are known', () => {
    expect(outcomeInWords(pain, words)).toEqual({
      treatment: 'difference from the other group: 0.74 cm lower (95% CI 1.16 lower to 0.33 lower)',
      isComputed: false,
    })
    expect(outcomeInWords({ ...pain, smallestImportantDifference: 1.5 }, words).treatment).toMatch(
      /^difference .*\nsmallest difference that matters: 1\.5 cm$/,
    )
    const restore = outcome({
      unit: 'points',
      means: { what: 'mean change', comparator: -1.8, treatment: -2.1 },
    })
    expect(outcomeInWords(restore, words)).toMatchObject({
      comparator: 'mean change: \u22121.8 points',
      treatment: 'mean change: \u22122.1 points',
    })
  })

  test('nothing is said of what is not known', () => {
    expect(outcomeInWords(outcome({}), words)).toEqual({ isComputed: false })
    const ratio = outcome({ effect: { measure: 'risk-ratio', estimate: 2.67 } })
    expect(outcomeInWords(ratio, words)).toEqual({ relative: 'Risk ratio 2.67', isComputed: false })
  })
})

test.each([
  ['standardised-mean-difference', -1, undefined, '1 standard deviation lower'],
  [
    'risk-difference',
    0.07,
    [-0.01, 0.15],
    '7 percentage points higher (95% CI 1 lower to 15 higher)',
  ],
  ['mean-difference', 0, [-1, 1], 'no difference (95% CI 1 lower to 1 higher)'],
  ['mean-difference', 0.1, [0, 0.2], '0.1 higher (95% CI 0 to 0.2 higher)'],
  ['hazard-ratio', 0.5, [0.25, 1], 'Hazard ratio 0.5 (95% CI 0.25 to 1)'],
] as const)('an effect in words: %s %d', (measure, estimate, interval, said) => {
  expect(effectInWords(outcome({ effect: { measure, estimate, interval } }), words)).toBe(said)
})

test('a difference of values in per cent is in percentage points', () => {
  const cartilage = outcome({
    unit: '%',
    means: { comparator: -1.2, treatment: -1.4 },
    effect: { measure: 'mean-difference', estimate: -0.2, interval: [-1.9, 1.5] },
  })
  expect(outcomeInWords(cartilage, words)).toEqual({
    comparator: 'average \u22121.2%',
    treatment:
      'average \u22121.4%\ndifference from the other group: 0.2 percentage points lower (95% CI 1.9 lower to 1.5 higher)',
    isComputed: false,
  })
  expect(differenceWithUnit(1, '%', words)).toBe('1 percentage point')
})

test('in the language of the page', () => {
  expect(effectInWords(pain, wordsIn('de'))).toBe(
    '0,74 cm niedriger (95-%-KI 1,16 niedriger bis 0,33 niedriger)',
  )
})

test('the bars of risks have the numbers of the table', () => {
  expect(riskChart(tuberculosis, undefined, words)?.rows.map(({ value }) => value)).toEqual([
    20, 10,
  ])
  expect(riskChart(pain, undefined, words)).toBeUndefined()
})
