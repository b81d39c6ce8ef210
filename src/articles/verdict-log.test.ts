import { describe, expect, test } from 'vitest'

import type { RatedClaim } from '../claims/rated-claim.ts'
import { articleSchema } from './schema.ts'
import { verdictHistory, verdictLog } from './verdict-log.ts'

type Revision = Record<'date' | 'kind', string> &
  Partial<Record<'summary' | 'from' | 'to' | 'claim', string>>

const article = (id: string, claims: string[], revisions: Revision[]) => ({
  id,
  data: articleSchema.parse({
    title: 'T',
    description: 'D',
    published: '2020-01-01',
    authors: ['a'],
    topics: [],
    claims,
    revisions: revisions.map((revision) => ({ summary: 'Why.', ...revision })),
  }),
})

type Article = ReturnType<typeof article>

const ratings = new Map([
  ['a', 'false'],
  ['b', 'mixed'],
  ['c', 'false'],
])

/** Writes the log with one line for each entry: date, event, claim, ratings before and after. */
const log = (...articles: Article[]) =>
  verdictLog(
    articles,
    (claim) => ratings.get(claim),
    (claim) => ratings.has(claim),
  ).map(
    ({ date, event, claim = '?', before = '–', after = '–', isNewest }) =>
      `${date} ${event} ${claim} ${before} ${after}${isNewest ? ' newest' : ''}`,
  )

describe('the log of verdicts', () => {
  test('has the verdict of today for an article without changes', () => {
    expect(log(article('x', ['a', 'b', 'unknown'], []))).toEqual([
      '2020-01-01 published a – false newest',
      '2020-01-01 published b – mixed newest',
    ])
  })

  test('undoes changes to find out the first verdict', () => {
    const changed = article(
      'x',
      ['a'],
      [
        { date: '2022-01-01', kind: 'verdict-change', from: 'mixed', to: 'false' },
        { date: '2021-01-01', kind: 'verdict-change', from: 'true', to: 'mixed' },
        { date: '2021-06-01', kind: 'correction' },
        { date: '2023-01-01', kind: 'update' },
      ],
    )
    expect(log(changed)).toEqual([
      '2020-01-01 published a – true',
      '2021-01-01 changed a true mixed',
      '2021-06-01 corrected a mixed mixed',
      '2022-01-01 changed a mixed false newest',
    ])
  })

  test('follows changes of the same day', () => {
    const changed = article(
      'x',
      ['a'],
      [
        { date: '2021-01-01', kind: 'verdict-change', from: 'mixed', to: 'false' },
        { date: '2021-01-01', kind: 'verdict-change', from: 'true', to: 'mixed' },
      ],
    )
    expect(log(changed)).toEqual([
      '2020-01-01 published a – true',
      '2021-01-01 changed a true mixed',
      '2021-01-01 changed a mixed false newest',
    ])
  })

  test('leaves empty what is not recorded', () => {
    const changed = article('x', ['a'], [{ date: '2021-01-01', kind: 'verdict-change' }])
    expect(log(changed)).toEqual([
      '2020-01-01 published a – –',
      '2021-01-01 changed a – false newest',
    ])
  })

  test('finds the claim that a change is about by its rating', () => {
    const changed = article(
      'x',
      ['a', 'b'],
      [{ date: '2021-01-01', kind: 'verdict-change', from: 'true', to: 'mixed' }],
    )
    expect(log(changed)).toEqual([
      '2020-01-01 published a – false newest',
      '2020-01-01 published b – true',
      '2021-01-01 changed b true mixed newest',
    ])
  })

  test('names no claim if the change can be about several, whose first verdicts are then not known', () => {
    const changed = article(
      'x',
      ['a', 'c', 'b'],
      [{ date: '2021-01-01', kind: 'verdict-change', from: 'true', to: 'false' }],
    )
    expect(log(changed)).toEqual([
      '2020-01-01 published a – – newest',
      '2020-01-01 published c – – newest',
      '2020-01-01 published b – mixed newest',
      '2021-01-01 changed ? true false',
    ])
  })

  test('names the claim that a change names, and then knows what the other changes are about', () => {
    const changed = article(
      'x',
      ['a', 'c', 'b'],
      [
        { date: '2021-01-01', kind: 'verdict-change', from: 'true', to: 'false' },
        { date: '2021-01-01', kind: 'verdict-change', from: 'mixed', to: 'false', claim: 'c' },
      ],
    )
    expect(log(changed)).toEqual([
      '2020-01-01 published a – true',
      '2020-01-01 published c – mixed',
      '2020-01-01 published b – mixed newest',
      '2021-01-01 changed a true false newest',
      '2021-01-01 changed c mixed false newest',
    ])
  })

  test('has no verdicts of withdrawn articles', () => {
    const withdrawn = article(
      'x',
      ['a'],
      [
        { date: '2021-01-01', kind: 'verdict-change', from: 'true', to: 'false' },
        { date: '2022-01-01', kind: 'withdrawal' },
      ],
    )
    expect(log(withdrawn)).toEqual([
      '2020-01-01 published a – –',
      '2022-01-01 withdrawn a – – newest',
    ])
  })

  test('counts a change that two articles record once', () => {
    const revisions = [{ date: '2021-01-01', kind: 'verdict-change', from: 'true', to: 'false' }]
    expect(log(article('y', ['a'], revisions), article('x', ['a'], revisions))).toEqual([
      '2020-01-01 published a – true',
      '2020-01-01 published a – true',
      '2021-01-01 changed a true false newest',
    ])
  })
})

/** Writes the changes of the verdict on a claim, each with its day and the ratings before and after. */
const history = (id: string, ratings: Record<string, string>, ...articles: Article[]) => {
  const rated = Object.entries(ratings).map(
    ([claim, rating]) => [claim, { verdict: { id: rating } } as RatedClaim] as const,
  )
  const library = { claims: new Map(rated), unratedClaims: new Map() }
  return verdictHistory(id, articles, library).map(
    ({ date, from = '\u2013', to = '\u2013' }) => `${date} ${from} ${to}`,
  )
}

describe('the changes of the verdict on a claim', () => {
  const change = { date: '2024-05-01', kind: 'verdict-change', from: 'unproven', to: 'false' }

  test('are newest first; one that two articles record counts once', () => {
    const earlier = { date: '2023-05-01', kind: 'verdict-change', from: 'mixed', to: 'unproven' }
    const one = article('x', ['tea'], [change, { date: '2024-06-01', kind: 'update' }])
    const other = article('y', ['tea'], [earlier, { ...change, summary: 'In other words.' }])
    expect(history('tea', { tea: 'false' }, one, other)).toEqual([
      '2024-05-01 unproven false',
      '2023-05-01 mixed unproven',
    ])
  })

  test('do not include one that names another claim', () => {
    const changed = article(
      'x',
      ['tea', 'coffee'],
      [
        { ...change, claim: 'coffee' },
        { ...change, date: '2024-06-01', claim: 'tea' },
      ],
    )
    expect(history('tea', { tea: 'false', coffee: 'false' }, changed)).toEqual([
      '2024-06-01 unproven false',
    ])
  })

  test('do not include one that the ratings show to be about another claim', () => {
    const changed = article('x', ['a', 'b'], [{ ...change, from: 'misleading' }])
    const ratings = { a: 'false', b: 'true' }
    expect(history('a', ratings, changed)).toEqual(['2024-05-01 misleading false'])
    expect(history('b', ratings, changed)).toEqual([])
  })

  test('include one that can be about several claims, and one that fits no rating', () => {
    const changed = article('x', ['a', 'b', 'c'], [change])
    const ratings = { a: 'false', b: 'false', c: 'true' }
    expect(history('a', ratings, changed)).toEqual(['2024-05-01 unproven false'])
    expect(history('b', ratings, changed)).toEqual(['2024-05-01 unproven false'])
    expect(history('c', ratings, changed)).toEqual([])
    expect(history('a', { a: 'true', b: 'true', c: 'true' }, changed)).toEqual([
      '2024-05-01 unproven false',
    ])
  })
})
