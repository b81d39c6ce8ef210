import { describe, expect, test } from 'vitest'

import type { ArticleFrontMatter } from '../../articles/schema.ts'

import { type ArticleState, planOf, verdictChangesIn } from './plan.ts'

const today = '2026-11-23'
const plan = (data: Partial<ArticleFrontMatter>, state: Partial<ArticleState> = {}) =>
  planOf(
    {
      data: { draft: false, published: '2026-11-20', ...data } as ArticleFrontMatter,
      hasDay: true,
      wasPublished: undefined,
      hasChanged: false,
      hasNewRevision: false,
      verdictChanges: [],
      ...state,
    },
    today,
  )
const nothing = { isFirst: false, endsDraft: false, dropsPublishAt: false, needsRevision: false }

describe('an article that readers never had', () => {
  test('is published today', () => {
    const first = { ...nothing, isFirst: true, published: today }
    expect(plan({ draft: true })).toEqual({ ...first, endsDraft: true })
    expect(plan({}, { wasPublished: false, hasChanged: true })).toEqual(first)
    expect(plan({ draft: true, published: today })).toEqual({
      ...nothing,
      isFirst: true,
      endsDraft: true,
    })
    expect(plan({ draft: true, published: today }, { hasDay: false })).toEqual({
      ...first,
      endsDraft: true,
    })
  })

  test('has the day that its author gives', () => {
    const given = planOf(
      {
        data: { draft: true, published: today } as ArticleFrontMatter,
        hasDay: true,
        wasPublished: false,
        hasChanged: false,
        hasNewRevision: false,
        verdictChanges: [],
      },
      today,
      '2019-05-03',
    )
    expect(given.published).toBe('2019-05-03')
  })

  test('is published on the day on which its embargo ends', () => {
    expect(plan({ draft: true, publishAt: '2027-01-15' })).toEqual({
      ...nothing,
      isFirst: true,
      endsDraft: true,
      published: '2027-01-15',
      embargo: '2027-01-15',
    })
  })

  test('is published today if that day has passed', () => {
    expect(plan({ draft: true, published: '2026-11-01', publishAt: '2026-11-01' })).toEqual({
      ...nothing,
      isFirst: true,
      endsDraft: true,
      published: today,
      dropsPublishAt: true,
    })
    expect(plan({ draft: true, published: today, publishAt: today })).toMatchObject({
      dropsPublishAt: false,
    })
  })
})

describe('an article that readers have', () => {
  test('keeps its day', () => {
    expect(plan({})).toEqual(nothing)
    expect(plan({ draft: true }, { wasPublished: true })).toEqual({ ...nothing, endsDraft: true })
    expect(plan({ publishAt: '2026-11-20' }, { wasPublished: true })).toEqual(nothing)
  })

  test('needs a revision for a change, unless it has one', () => {
    const changed = { wasPublished: true, hasChanged: true }
    expect(plan({}, changed)).toMatchObject({ needsRevision: true })
    expect(plan({}, { ...changed, hasNewRevision: true })).toMatchObject({ needsRevision: false })
    const verdictChanges = [{ claim: 'a', from: 'b', to: 'c' }]
    expect(plan({}, { ...changed, hasNewRevision: true, verdictChanges })).toMatchObject({
      needsRevision: true,
    })
  })
})

test('changes of verdicts are those of its claims without a revision', () => {
  const before = new Map([
    ['a', 'mixed'],
    ['b', 'mixed'],
    ['c', 'mixed'],
    ['other', 'mixed'],
  ])
  const now: Record<string, string> = { a: 'false', b: 'supported', c: 'mixed', new: 'false' }
  expect(
    verdictChangesIn(
      {
        claims: ['a', 'b', 'c', 'new', 'gone'],
        revisions: [
          { date: today, kind: 'verdict-change', summary: 'Why.', from: 'mixed', to: 'supported' },
        ],
      },
      before,
      (claim) => now[claim],
    ),
  ).toEqual([{ claim: 'a', from: 'mixed', to: 'false' }])
})
