import { describe, expect, test } from 'vitest'

import { track, valueOfPart, type Part } from './tracking.ts'

const library = {
  claims: new Map([
    ['cells', { statement: 'Cells help.' }],
    ['a/b#c', { statement: 'Names can contain anything.' }],
  ]),
  articles: ['newest', 'oldest'],
}

/** Returns the parts that something uses. */
function partsOf(use: (view: typeof library) => unknown): Part[] {
  const parts: Part[] = []
  use(track(library, (part) => parts.push(part)))
  return parts
}

describe('what a page uses of a library', () => {
  test.each<[string, (view: typeof library) => unknown, Part[]]>([
    ['a list', ({ articles }) => articles[0], ['articles']],
    ['an entry', ({ claims }) => claims.get('cells'), ['claims/cells']],
    ['whether there is an entry', ({ claims }) => claims.has('none'), ['claims/none']],
    ['the number of entries', ({ claims }) => claims.size, ['claims#']],
    ['the names of entries', ({ claims }) => [...claims.keys()], ['claims#']],
    ['all entries', ({ claims }) => [...claims], ['claims']],
    ['all values', ({ claims }) => [...claims.values()], ['claims']],
    ['each entry in turn', ({ claims }) => claims.forEach(() => undefined), ['claims']],
    ['nothing, if it only takes the map', ({ claims }) => claims, []],
  ])('%s', (_name, use, parts) => {
    expect(partsOf(use)).toEqual(parts)
  })

  test('is the same as without a view', () => {
    const { claims, articles } = track(library, () => undefined)
    expect(new Map([...claims])).toEqual(library.claims)
    expect(articles).toBe(library.articles)
  })
})

test('the value of each part can be found again by its name', () => {
  const valueOf = (use: (view: typeof library) => unknown) =>
    partsOf(use).map((part) => valueOfPart(library, part))
  expect(valueOf(({ claims }) => claims.get('a/b#c'))).toEqual([library.claims.get('a/b#c')])
  expect(valueOf(({ claims }) => claims.get('none'))).toEqual([undefined])
  expect(valueOf(({ claims }) => claims.size)).toEqual([['cells', 'a/b#c']])
  expect(valueOf(({ claims }) => [...claims])).toEqual([library.claims])
})
