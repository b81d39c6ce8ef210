import { describe, expect, test } from 'vitest'

import { articleSchema } from './schema.ts'
import { verdictLog } from './verdict-log.ts'

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

const ratings = new Map([
  ['a', 'false'],
  ['b', 'mixed'],
  ['c', 'false'],
])

/** Writes the log with one line for each entry: date, event, claim, ratings before and after. */
const log = (...articles: ReturnType<typeof article>[]) =>
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
