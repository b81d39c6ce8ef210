import { describe, expect, test } from 'vitest'

import { claimSchema } from '../claims/schema.ts'
import { wordsIn } from '../messages/words.ts'
import { outcomesInWords } from './outcomes-in-words.ts'

const words = wordsIn('en-GB')

/** Returns the table of a claim whose verdict is based on two studies, with one outcome from one of them. */
function tableOf(outcome: object, claim: object = {}) {
  const record = claimSchema.parse({
    statement: 'It works.',
    rating: 'mixed',
    certainty: 'low',
    rationale: 'A reason.',
    evidence: [
      { reference: 'a', finding: 'opposes' },
      { reference: 'b', finding: 'supports' },
    ],
    outcomes: [{ name: 'Pain', meaning: 'A sentence.', sources: ['a'], ...outcome }],
    ...claim,
  })
  return outcomesInWords(record, words)
}

const notesOn = (...claim: Parameters<typeof tableOf>) => tableOf(...claim).notes

const complete = {
  certainty: 'low',
  participants: 288,
  means: { comparator: -1.8, treatment: -2.1 },
  sources: ['a', 'b'],
}

describe('the notes below a table of outcomes', () => {
  test('are none if the table says everything', () => {
    expect(notesOn(complete)).toEqual([])
  })

  test('say which columns are missing, and give the certainty of the claim', () => {
    expect(notesOn({ sources: ['a', 'b'] })).toEqual([
      'We have not seen the numbers of each group.',
      'We have not seen how many people these results are from.',
      'We have not rated the certainty of single outcomes. For the claim as a whole: Low certainty.',
    ])
  })

  test.each([
    [-0.3, false],
    [-0.4, true],
  ])('explain a difference of %d between -1.8 and -2.1: %s', (estimate, isExplained) => {
    const notes = notesOn({ ...complete, effect: { measure: 'mean-difference', estimate } })
    expect(notes.some((note) => note.startsWith('The difference is the one'))).toBe(isExplained)
  })

  test('explain intervals, and a certainty that is not that of the critical outcome', () => {
    const effect = { measure: 'mean-difference', estimate: -0.3, interval: [-0.9, 0.2] }
    const note = (critical: object) =>
      notesOn({ ...complete, effect, ...critical }, { certaintyNote: 'It covers more.' })
    expect(note({})).toContain('Low certainty for the claim as a whole. It covers more.')
    const notes = note({ importance: 'critical', certainty: 'moderate' })
    expect(notes[0]).toMatch(/confidence interval/)
    expect(notes[1]).toMatch(
      /^Low certainty for the claim as a whole, unlike .*\. It covers more\.$/,
    )
  })
})

test('a table says how many of the sources of the verdict its numbers are from', () => {
  const { coverage } = tableOf({ ...complete, sources: ['a'] })
  expect(coverage).toMatch(/^The results in this table are from 1 of the 2 sources/)
  const ofStudies = { ...complete, sources: ['a'], results: [{ reference: 'b', estimate: 1 }] }
  const effect = { measure: 'mean-difference', estimate: -0.3 }
  expect(tableOf({ ...ofStudies, effect }).coverage).toBeUndefined()
})

test('a table has no column without a value', () => {
  const effect = { measure: 'mean-difference', estimate: -0.3 }
  const { comparator, treatment, people } = tableOf({ effect }).shown
  expect({ comparator, treatment, people }).toEqual({
    comparator: false,
    treatment: true,
    people: false,
  })
})
