/** Pagefind's index as search uses it: exact words decide what is found, and Pagefind's scores in what order. */

import type { Match, WordIndex } from './word-index.ts'
import { kindOf } from './kinds.ts'

/** The part of Pagefind's browser API (1.5) that is used. */
export interface Pagefind {
  search: (
    term: string | null,
    options?: { filters?: Record<string, string | readonly string[]> },
  ) => Promise<{ results: PagefindResult[] }>
  filters: () => Promise<Record<string, Record<string, number>>>
}

export interface PagefindResult {
  id: string
  score: number
  words: readonly number[]
  matchedMetaFields?: readonly string[]
  data: () => Promise<PagefindPage>
}

/** What Pagefind has of a page. */
export interface PagefindPage {
  url: string
  /** The text, as words separated by white space, or by zero-width spaces in languages that write none between words. */
  content: string
  /** The text as HTML, from which Pagefind does not remove the zero-width spaces. */
  raw_content?: string
  meta: Readonly<Record<string, string>>
  filters: Readonly<Record<string, readonly string[]>>
  /** Headings with addresses; their locations are positions of words. */
  anchors: readonly { element: string; id: string; text: string; location: number }[]
}

/** An index whose pages can be loaded. */
export interface LoadedIndex extends WordIndex {
  /**
   * Returns the values of a filter that pages have.
   *
   * @param phrases only pages with one of these; without any, all pages, for which Pagefind loads much of its index
   */
  values: (
    filter: string,
    phrases: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly string[]>>
  /** Returns the ids of all pages, newest first. */
  newestFirst: () => Promise<string[]>
  /** Returns the text and metadata of a page by its id. */
  page: (id: string) => Promise<PagefindPage>
}

/** Wraps Pagefind. What it has answered is remembered. */
export function pagefindIndex(pagefind: Pagefind): LoadedIndex {
  const results = new Map<string, PagefindResult>()
  const search = remembered(async (term: string) => {
    const found = await pagefind.search(term)
    for (const result of found.results) results.set(result.id, result)
    return found.results
  })
  const valuesOf = remembered(async (key: string) => {
    const [filter, phrases] = JSON.parse(key) as [string, string[]]
    const { [filter]: all = {} } = await pagefind.filters()
    const terms = phrases.length === 0 ? [null] : phrases.map(exactly)
    const pages = new Map<string, Set<string>>()
    for (const value of Object.keys(all))
      for (const term of terms) {
        const found = await pagefind.search(term, { filters: { [filter]: value } })
        for (const result of found.results) {
          if (!results.has(result.id)) results.set(result.id, result)
          const own = pages.get(result.id) ?? new Set()
          pages.set(result.id, own.add(value))
        }
      }
    return new Map([...pages].map(([id, own]) => [id, [...own]]))
  })
  const values: LoadedIndex['values'] = (filter, phrases) =>
    valuesOf(JSON.stringify([filter, phrases]))
  return {
    pagesWith: async (phrase) => {
      const found = (await search(exactly(phrase))).map(({ id }) => id)
      const words = phrase.split(/\s+/).filter((word) => word !== '')
      return new Set(words.length < 2 ? found : [...found, ...(await pagesBeside(words, search))])
    },
    matches: async (phrase) =>
      new Map((await search(phrase.replaceAll('"', ' '))).map((each) => [each.id, match(each)])),
    kindOf,
    values,
    newestFirst: async () => {
      // Without words, Pagefind lists pages in the order of the index, which is that of their dates.
      const { results: all } = await pagefind.search(null)
      return all.map(({ id }) => id).reverse()
    },
    page: async (id) => {
      const result = results.get(id)
      if (!result) throw new Error(`No search has found the page ${id}.`)
      return withDividedText(await result.data())
    },
  }
}

/**
 * Returns the pages that have words beside one another. Pagefind does not find a phrase in a page that has one of its words in two
 * spellings, such as “soğan” in the text and “sogan” in the address: it takes the places of the second spelling for those of the
 * next word.
 */
async function pagesBeside(
  words: readonly string[],
  search: (term: string) => Promise<readonly PagefindResult[]>,
): Promise<string[]> {
  const pages = await Promise.all(
    words.map(async (word) => new Set((await search(exactly(word))).map(({ id }) => id))),
  )
  const [some, ...others] = pages
  const common = [...(some ?? [])].filter((id) => others.every((each) => each.has(id)))
  if (common.length === 0) return []
  const places = await Promise.all(
    words.map(async (word) => {
      const found = await search(word.replaceAll('"', ' '))
      return new Map(found.map((each) => [each.id, each.words]))
    }),
  )
  return common.filter((id) => {
    const [first = [], ...next] = places.map((each) => each.get(id) ?? [])
    return first.some((start) => next.every((own, at) => own.includes(start + at + 1)))
  })
}

/** Gives a page back the zero-width spaces by which Pagefind counts the words of its text. */
function withDividedText(page: PagefindPage): PagefindPage {
  const { raw_content: html = '' } = page
  if (!html.includes('\u200B')) return page
  return { ...page, content: html.replaceAll('&lt;', '<').replaceAll('&gt;', '>') }
}

/** Quotation marks make Pagefind look for these words and no longer ones. */
function exactly(phrase: string): string {
  return `"${phrase.replaceAll('"', ' ')}"`
}

function match({ score, words, matchedMetaFields = [] }: PagefindResult): Match {
  const isIn = (...fields: string[]) => fields.some((field) => matchedMetaFields.includes(field))
  return {
    score,
    inTitle: isIn('title'),
    inDescription: isIn('description'),
    isSubject: isIn('title', 'subject'),
    isAuthor: isIn('authors'),
    places: words,
  }
}

function remembered<Value>(
  compute: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>()
  return (key) => {
    const value = known.get(key) ?? compute(key)
    known.set(key, value)
    value.catch(() => known.delete(key))
    return value
  }
}
