/**
 * What readers type and what they must find, over the published site: `tests/search/queries.yaml`.
 *
 * It runs the code of the search page with the site's own index, but without a browser, which makes it a hundred times faster.
 */

import { readFile, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from '@playwright/test'
import { parse } from 'yaml'

import { openSearch, type PagefindModule, type Search } from '../../src/search/open.ts'

interface Query {
  query: string
  /** The address of the right first result, or several of which each is right; `nothing` if there must be no result. */
  first: string | string[]
  why: string
  /** Kept aside while the ranking was tuned. */
  aside?: boolean
}

const dist = process.env['OUT_DIR'] ?? 'dist'
const queries = parse(
  readFileSync(path.join(import.meta.dirname, '../search/queries.yaml'), 'utf8'),
) as Query[]

let search: Search

test.beforeAll(async () => {
  const fileOf = (address: string) =>
    path.resolve(dist, `.${new URL(address, 'http://x').pathname}`)
  globalThis.fetch = async (input) => {
    const file = fileOf(input instanceof Request ? input.url : String(input))
    return new Response(new Uint8Array(await promisify(readFile)(file)))
  }
  search = await openSearch({
    base: '/',
    language: 'en-GB',
    importPagefind: (address) =>
      import(pathToFileURL(fileOf(address)).href) as Promise<PagefindModule>,
    load: async (address) => (await fetch(address)).text(),
  })
})

/** Returns how many queries find the right page first, and among the first three, and what went wrong. */
async function outcome(some: readonly Query[]) {
  let first = 0
  let firstThree = 0
  const wrong: string[] = []
  for (const { query, first: expected } of some) {
    const right = [expected].flat()
    const { pages } = await search.ask(query)
    const found = await Promise.all(
      pages.slice(0, 3).map(async ({ id }) => (await search.page(id)).url),
    )
    const isFirst = right.includes(found[0] ?? 'nothing')
    const isNear = isFirst || found.some((address) => right.includes(address))
    if (isFirst) first += 1
    if (isNear) firstThree += 1
    if (!isNear) wrong.push(`${query}: ${found.join(', ') || 'nothing'}`)
  }
  return { first: first / some.length, firstThree: firstThree / some.length, wrong }
}

test('what was never checked finds nothing', async () => {
  const never = queries.filter(({ first }) => first === 'nothing')
  expect(never.length).toBeGreaterThan(80)
  expect((await outcome(never)).wrong).toEqual([])
})

for (const [name, isAside] of [
  ['used for tuning', false],
  ['kept aside', true],
] as const)
  test(`of the queries ${name}, at least 95 % find the right page first`, async () => {
    const some = queries.filter(({ aside = false }) => aside === isAside)
    const { first, firstThree, wrong } = await outcome(some)
    test.info().annotations.push({
      type: 'found',
      description: `first ${(100 * first).toFixed(1)} %, among three ${(100 * firstThree).toFixed(1)} %`,
    })
    expect(first, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(firstThree, wrong.join('\n')).toBeGreaterThanOrEqual(0.97)
  })
