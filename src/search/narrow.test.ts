import { expect, test } from 'vitest'

import { countValues, narrowed } from './narrow.ts'

const pages = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const facets = new Map([
  [
    'verdict',
    new Map([
      ['a', ['False']],
      ['b', ['True']],
      ['c', ['False']],
    ]),
  ],
  [
    'topic',
    new Map([
      ['a', ['Pain', 'Eyes']],
      ['b', ['Pain']],
      ['c', ['Eyes']],
    ]),
  ],
])
const choose = (choices: Record<string, string[]>) =>
  new Map(Object.entries(choices).map(([facet, values]) => [facet, new Set(values)]))
const ids = (some: { id: string }[]) => some.map(({ id }) => id).join('')

test.for<[Record<string, string[]>, string]>([
  [{}, 'abcd'],
  [{ verdict: [] }, 'abcd'],
  [{ verdict: ['False'] }, 'ac'],
  [{ verdict: ['False', 'True'] }, 'abc'],
  [{ verdict: ['False'], topic: ['Pain'] }, 'a'],
  [{ colour: ['red'] }, ''],
])('%o leaves %s', ([choices, left]) => {
  expect(ids(narrowed(pages, facets, choose(choices)))).toBe(left)
})

test('a value counts the pages that choosing it would add', () => {
  const chosen = choose({ verdict: ['False'] })
  expect([...countValues('verdict', pages, facets, chosen)].sort()).toEqual([
    ['False', 2],
    ['True', 1],
  ])
  expect([...countValues('topic', pages, facets, chosen)].sort()).toEqual([
    ['Eyes', 2],
    ['Pain', 1],
  ])
})

test('a chosen value stays, also if no page has it', () => {
  expect(countValues('verdict', [], facets, choose({ verdict: ['True'] })).get('True')).toBe(0)
})
