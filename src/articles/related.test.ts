import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { wordsIn } from '../messages/words.ts'
import { mostRelated, relateArticles, sharedInWords, type Comparable } from './related.ts'

const article = (id: string, more: Partial<Comparable> = {}): Comparable => ({
  id,
  claims: [],
  topics: [],
  sources: [],
  ...more,
})

/** The ids of the articles related to one, closest first. */
const relatedTo = (id: string, articles: readonly Comparable[]) =>
  relateArticles(articles)
    .get(id)
    ?.map((related) => related.id)

describe('related articles are', () => {
  test('those that check the same claim, before those that share a topic and every source', () => {
    const articles = [
      article('this', { claims: ['c'], topics: ['t'], sources: ['1', '2', '3'] }),
      article('alike', { claims: ['d'], topics: ['t'], sources: ['1', '2', '3'] }),
      article('same-claim', { claims: ['c'], topics: ['u'], sources: ['4'] }),
    ]
    expect(relatedTo('this', articles)).toEqual(['same-claim', 'alike'])
  })

  test('those that share a rare source, before those that share a source that all cite', () => {
    const articles = [
      article('this', { sources: ['all', 'rare'] }),
      article('a-common', { sources: ['all', 'x'] }),
      article('b-rare', { sources: ['rare', 'y'] }),
      ...['c', 'd', 'e'].map((id) => article(id, { sources: ['all', id] })),
    ]
    expect(relatedTo('this', articles)?.[0]).toBe('b-rare')
  })

  test('those with the same sources, before one with a long bibliography', () => {
    const long = Array.from({ length: 40 }, (_, index) => `long-${index}`)
    const articles = [
      article('this', { sources: ['1', '2', '3'] }),
      article('a-long', { sources: ['1', '2', ...long] }),
      article('b-short', { sources: ['1', '2'] }),
    ]
    expect(relatedTo('this', articles)).toEqual(['b-short', 'a-long'])
  })

  test('not those that share nothing', () => {
    const articles = [
      article('this', { claims: ['one'], topics: ['two'], sources: ['three'] }),
      // The same name in another kind of record is something else.
      article('other', { claims: ['two'], topics: ['three'], sources: ['one'] }),
    ]
    expect(relatedTo('this', articles)).toEqual([])
  })

  test('not hidden articles, which have related articles themselves', () => {
    const articles = [
      article('open', { topics: ['t'] }),
      article('draft', { topics: ['t'], hidden: true }),
      article('shown', { topics: ['t'] }),
    ]
    expect(relatedTo('open', articles)).toEqual(['shown'])
    expect(relatedTo('draft', articles)).toEqual(['open', 'shown'])
  })

  test('at most three, with equal scores in order of id, for any order of the input', () => {
    const articles = ['d', 'b', 'this', 'e', 'a', 'c'].map((id) => article(id, { topics: ['t'] }))
    expect(relatedTo('this', articles)).toEqual(['a', 'b', 'c'])
    expect(relatedTo('this', articles.toReversed())).toEqual(['a', 'b', 'c'])
  })
})

test('the shared names are listed, each once', () => {
  const articles = [
    article('this', { claims: ['c'], topics: ['t', 'u'], sources: ['2', '1', '2', '3'] }),
    article('other', { claims: ['c', 'd'], topics: ['u'], sources: ['3', '2'] }),
  ]
  expect(relateArticles(articles).get('this')).toEqual([
    {
      id: 'other',
      claims: ['c'],
      topics: ['u'],
      sources: ['2', '3'],
      score: expect.any(Number) as number,
    },
  ])
})

describe('for any articles', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 5 })
  const publications = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      claims: names,
      topics: names,
      sources: names,
      hidden: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )

  test('none is related to itself, to more than three, or to one that shares nothing', () => {
    fc.assert(
      fc.property(publications, (articles) => {
        const related = relateArticles(articles)
        for (const { id } of articles) {
          const found = related.get(id) ?? []
          expect(found.length).toBeLessThanOrEqual(mostRelated)
          expect(found.map((each) => each.id)).not.toContain(id)
          for (const { score, claims, topics, sources } of found) {
            expect(score).toBeGreaterThan(0)
            expect(score).toBeLessThan(5 + 1e-9)
            expect(claims.length + topics.length + sources.length).toBeGreaterThan(0)
          }
        }
      }),
    )
  })

  test('the score of two articles is the same from either side', () => {
    fc.assert(
      fc.property(publications, (articles) => {
        const related = relateArticles(articles)
        for (const [id, found] of related) {
          for (const other of found) {
            const back = related.get(other.id)?.find((each) => each.id === id)
            if (back) expect(back).toEqual({ ...other, id })
          }
        }
      }),
    )
  })
})

test.each([
  [{ claims: ['c'], topics: [], sources: [] }, 'a claim'],
  [
    { claims: ['c', 'd'], topics: ['pain'], sources: ['1'] },
    '2 claims, a source and the topic Pain',
  ],
  [
    { claims: [], topics: ['pain', 'eyes'], sources: ['1', '2'] },
    '2 sources and the topics Pain and Eyes',
  ],
])('%j reads “%s”', (shared, words) => {
  const topics = new Map([
    ['pain', 'Pain'],
    ['eyes', 'Eyes'],
  ])
  expect(sharedInWords(shared, (id) => topics.get(id) ?? id, wordsIn('en-GB'))).toBe(words)
})
