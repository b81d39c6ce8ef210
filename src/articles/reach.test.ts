import { describe, expect, test } from 'vitest'

import { findUnpublished, usedKinds, type UsedKind, type Uses } from './reach.ts'

/** A published text and a draft of one use each, over records that nothing else uses. */
interface Situation {
  published?: Uses
  draft?: Uses
  records?: Partial<Record<UsedKind, Record<string, Uses>>>
  background?: string[]
}

function unpublished({ published = {}, draft = {}, records = {}, background = [] }: Situation) {
  const ids = findUnpublished({
    texts: [
      { draft: false, ...published },
      { draft: true, ...draft },
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

describe('readers do not get', () => {
  test('what only a draft uses, through other records too', () => {
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

describe('readers get', () => {
  test('what a published text uses, whatever a draft uses', () => {
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

  test('sources that the library keeps, and those that nothing uses, with what they name', () => {
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

test('ids without a record change nothing', () => {
  expect(unpublished({ published: { claims: ['gone'] }, draft: { sources: ['missing'] } })).toEqual(
    {},
  )
})
