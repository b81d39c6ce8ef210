/** What readers type and what they must find, over the published site. */

import { expect, test } from '@playwright/test'

import type { Search } from '../../src/search/open.ts'
import { measureRelevance, openSiteSearch, percent, readQueries } from '../search/relevance.ts'

const queries = readQueries()

let search: Search
test.beforeAll(async () => {
  search = await openSiteSearch(process.env['OUT_DIR'] ?? 'dist')
})

test('what was never checked finds nothing', async () => {
  const never = queries.filter(({ first }) => first === 'nothing')
  expect(never.length).toBeGreaterThan(80)
  expect((await measureRelevance(search, never)).wrong).toEqual([])
})

for (const [name, isAside] of [
  ['used for tuning', false],
  ['kept aside', true],
] as const)
  test(`of the queries ${name}, at least 95 % find the right page first`, async () => {
    const some = queries.filter(({ aside = false }) => aside === isAside)
    const { first, firstThree, wrong } = await measureRelevance(search, some)
    const description = `first ${percent(first)}, among the first three ${percent(firstThree)}`
    test.info().annotations.push({ type: 'found', description })
    expect(first, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(firstThree, wrong.join('\n')).toBeGreaterThanOrEqual(0.97)
  })
