import { expect, test } from 'vitest'

import { joinRatings } from '../claims/rated-claim.ts'
import { claimSchema } from '../claims/schema.ts'
import { ratingSchema } from '../ratings/schema.ts'
import { backgroundOf, isExplainer } from './explainers.ts'
import type { Revision } from './revisions.ts'

const ratings = new Map([
  ['mixed', ratingSchema.parse({ label: 'Mixed', definition: 'Both.', order: 1, tone: 'mixed' })],
])
const claim = claimSchema.parse({
  statement: 'It helps',
  rating: 'mixed',
  certainty: 'low',
  rationale: 'Few trials.',
  background: ['trials', 'knees'],
})
const claims = joinRatings(new Map([['it-helps', claim]]), ratings)

test('an article without claims is an explainer, also if a withdrawn fact-check has none that is valid', () => {
  expect(isExplainer({ claims: [] })).toBe(true)
  expect(isExplainer({ claims: ['it-helps'] })).toBe(false)
})

test('the background of an article is its own, and then that of its claims', () => {
  const data = { background: ['knees', 'pain'], claims: ['it-helps', 'unknown'], revisions: [] }
  expect(backgroundOf(data, { claims })).toEqual(['knees', 'pain', 'trials'])
  const withdrawal: Revision = { date: '2024-01-02', kind: 'withdrawal', summary: 'It was wrong.' }
  expect(backgroundOf({ ...data, revisions: [withdrawal] }, { claims })).toEqual([])
})
