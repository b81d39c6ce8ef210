import { expect, test } from 'vitest'

import { joinRatings } from '../claims/rated-claim.ts'
import { claimSchema } from '../claims/schema.ts'
import { ratingSchema } from '../ratings/schema.ts'
import { articleSchema } from './schema.ts'
import { checkedClaims, separateRated } from './verdicts.ts'

const claim = claimSchema.parse({
  statement: 'It works',
  rating: 'false',
  certainty: 'high',
  certaintyReason: 'Large trials.',
  rationale: 'It does not.',
})
const claims = new Map([['works', claim]])
const ratings = new Map([
  ['false', ratingSchema.parse({ label: 'False', definition: 'No.', order: 1, tone: 'false' })],
])
const check = (kind?: 'withdrawal', date = '2024-05-09') =>
  articleSchema.parse({
    title: 'Does it work?',
    description: 'It does not.',
    published: '2024-01-01',
    authors: ['desk'],
    topics: [],
    claims: ['works'],
    revisions: kind ? [{ date, kind, summary: `Wrong, ${date}.` }] : [],
  })

test('a withdrawn article checks no claim', () => {
  expect(
    checkedClaims(check(), { claims: joinRatings(claims, ratings) }).map(({ id }) => id),
  ).toEqual(['works'])
  expect(checkedClaims(check('withdrawal'), { claims: joinRatings(claims, ratings) })).toEqual([])
})

test('a claim keeps its verdict if one article that checks it was not withdrawn', () => {
  const { rated, unrated } = separateRated(claims, ratings, [check('withdrawal'), check()])
  const { rating, ...rest } = claim
  expect([...rated]).toEqual([
    [
      'works',
      { ...rest, appearances: [], id: 'works', verdict: { ...ratings.get(rating), id: rating } },
    ],
  ])
  expect(unrated.size).toBe(0)
})

test('a claim has no conclusion, only the withdrawals, if all articles that check it were withdrawn', () => {
  const { rated, unrated } = separateRated(claims, ratings, [
    check('withdrawal'),
    check('withdrawal', '2025-02-03'),
  ])
  expect(rated.size).toBe(0)
  expect(unrated.get('works')).toEqual({
    statement: 'It works',
    claimants: [],
    appearances: [],
    evidence: [],
    withdrawals: [
      { date: '2025-02-03', kind: 'withdrawal', summary: 'Wrong, 2025-02-03.' },
      { date: '2024-05-09', kind: 'withdrawal', summary: 'Wrong, 2024-05-09.' },
    ],
  })
})

test('a claim that no article checks has no verdict', () => {
  expect(separateRated(claims, ratings, []).unrated.get('works')?.withdrawals).toEqual([])
})

test('a claim whose rating has no record has no verdict', () => {
  const { rated, unrated } = separateRated(claims, new Map(), [check()])
  expect(rated.size).toBe(0)
  expect([...unrated.keys()]).toEqual(['works'])
})
