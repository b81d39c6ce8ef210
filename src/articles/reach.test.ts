import { describe, expect, test } from 'vitest'

import { findUnpublished, usedKinds, type UsedKind, type Uses } from './reach.ts'

/** What a published text and a draft use, among records that nothing else uses. */
interface Situation {
  published?: Uses
  draft?: Uses
  records?: Partial<Record<UsedKind, Record<string, Uses>>>
  background?: string[]
}

function unpublished({ published = {}, draft = {}, records = {}, background = [] }: Situation) {
  const ids = findUnpublished({
    texts: [
      { isWithheld: false, ...published },
      { isWithheld: true, ...draft },
    ],
    records: Object.fromEntries(
      usedKinds.map((kind) => [kind, new Map(Object.entries(records[kind] ?? {}))]),
    ) as unknown as Record<UsedKind, ReadonlyMap<string, Uses>>,
    background,
  })
  return Object.fromEntries(
    Object.entries(ids).flatMap(([kind, found]) => (found.size > 0 ? [[kind, [...found]]] : [])),
  )
}

describe('unpublished', () => {
  test('records that only a draft uses, directly or through other records', () => {
    expect(
      unpublished({
        draft: { claims: ['c'], people: ['p'], topics: ['t'], charts: ['a/chart.yaml'] },
        records: {
          claims: { c: { sources: ['study'] } },
          sources: { study: { sources: ['notice'] }, notice: {}, event: {} },
          people: { p: {} },
          topics: { t: {} },
          charts: { 'a/chart.yaml': { sources: ['event'] } },
        },
      }),
    ).toEqual({
      claims: ['c'],
      sources: ['study', 'notice', 'event'],
      people: ['p'],
      topics: ['t'],
      charts: ['a/chart.yaml'],
    })
  })

  test('claims, people, topics and charts that nothing uses, and the sources of those claims', () => {
    expect(
      unpublished({
        records: {
          claims: { c: { sources: ['study'] } },
          sources: { study: {} },
          people: { p: {} },
          topics: { t: {} },
          charts: { x: {} },
        },
      }),
    ).toEqual({ claims: ['c'], sources: ['study'], people: ['p'], topics: ['t'], charts: ['x'] })
  })
})

describe('published', () => {
  test('records that a published text uses, even if a draft uses them too', () => {
    const uses = { claims: ['c'], people: ['p'], topics: ['t'], charts: ['x'] }
    expect(
      unpublished({
        published: uses,
        draft: { ...uses, sources: ['study'] },
        records: {
          claims: { c: { sources: ['study'] } },
          sources: { study: {} },
          people: { p: {} },
          topics: { t: {} },
          charts: { x: {} },
        },
      }),
    ).toEqual({})
  })

  test('background sources and sources that nothing uses, with the sources that they name', () => {
    expect(
      unpublished({
        draft: { sources: ['kept', 'notice'] },
        records: {
          sources: { kept: {}, unused: { sources: ['notice'] }, notice: {} },
        },
        background: ['kept'],
      }),
    ).toEqual({})
  })

  test('sources that name each other in a circle', () => {
    expect(
      unpublished({
        records: { sources: { a: { sources: ['b'] }, b: { sources: ['a'] } } },
      }),
    ).toEqual({})
  })
})

test('ids without a record are ignored', () => {
  expect(unpublished({ published: { claims: ['gone'] }, draft: { sources: ['missing'] } })).toEqual(
    {},
  )
})
