/**
 * Compares what readers find with what they must find: `queries.yaml`.
 *
 * It runs the code of the search page with a site's own index, but without a browser, which makes it a hundred times faster.
 */

import { readFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { parse } from 'yaml'

import { openSearch, type PagefindModule, type Search } from '../../src/search/open.ts'

/** A query of a reader. */
export interface Query {
  query: string
  /** The address of the right first result, or several of which each is right; `nothing` if there must be no result. */
  first: string | string[]
  why: string
  /** Kept aside while the ranking was tuned. */
  aside?: boolean
}

/** How many queries, from 0 to 1, found the right page. */
export interface Relevance {
  first: number
  firstThree: number
  /** The queries without the right page among the first three, with what they found. */
  wrong: string[]
}

/** Reads the queries. */
export function readQueries(): Query[] {
  return parse(readFileSync(path.join(import.meta.dirname, 'queries.yaml'), 'utf8')) as Query[]
}

/**
 * Opens the search of a built site. From then on, `fetch` reads the site's files.
 *
 * @param site the folder of the site
 * @param language of the page, as a BCP 47 tag
 */
export async function openSiteSearch(site: string, language = 'en-GB'): Promise<Search> {
  const fileOf = (address: string) =>
    path.resolve(site, `.${new URL(address, 'http://site.invalid').pathname}`)
  globalThis.fetch = async (input) => {
    const address = input instanceof Request ? input.url : String(input)
    return new Response(new Uint8Array(await readFile(fileOf(address))))
  }
  return openSearch({
    base: '/',
    language,
    importPagefind: async (address) => {
      const { hash } = new URL(address, 'http://site.invalid')
      const { createInstance } = (await import(
        pathToFileURL(fileOf(address)).href + hash
      )) as PagefindModule
      return { createInstance: (options) => inPage(language, () => createInstance(options)) }
    },
    load: async (address) => (await fetch(address)).text(),
    hasFailed: () => false,
  })
}

/** Runs a function as in a page of a browser, from which Pagefind takes the language. */
function inPage<Result>(language: string, run: () => Result): Result {
  const root = { getAttribute: () => language }
  const page = {
    window: globalThis,
    document: { currentScript: null, querySelector: () => root },
  }
  const before = Object.keys(page).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  )
  Object.assign(globalThis, page)
  try {
    return run()
  } finally {
    for (const [name, own] of before)
      if (own) Object.defineProperty(globalThis, name, own)
      else Reflect.deleteProperty(globalThis, name)
  }
}

/** Searches for each query. */
export async function measureRelevance(
  search: Search,
  queries: readonly Query[],
): Promise<Relevance> {
  let first = 0
  let firstThree = 0
  const wrong: string[] = []
  for (const { query, first: expected } of queries) {
    const right = [expected].flat()
    const { pages } = await search.ask(query)
    const found = await Promise.all(
      pages.slice(0, 3).map(async ({ id }) => (await search.page(id)).url),
    )
    const isFirst = right.includes(found[0] ?? 'nothing')
    const isNear = isFirst || found.some((address) => right.includes(address))
    if (isFirst) first += 1
    if (isNear) firstThree += 1
    else wrong.push(`${query}: ${found.join(', ') || 'nothing'}`)
  }
  return { first: first / queries.length, firstThree: firstThree / queries.length, wrong }
}

/** Returns a share as a percentage. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
