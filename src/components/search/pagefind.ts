/** The part of Pagefind's browser API (1.5) that the search page uses. */

export interface Pagefind {
  /** Adds another index to this one; searches wait for it. */
  mergeIndex: (address: string, options: Options) => Promise<void>
  destroy: () => Promise<void>
  /** Resolves to `null` if a newer search has replaced this one. A `null` term lists all pages that pass the filters. */
  debouncedSearch: (
    term: string | null,
    options: { filters: Record<string, string> },
    delay: number,
  ) => Promise<{ results: PagefindResult[] } | null>
}

interface Options {
  baseUrl: string
  ranking: typeof ranking
}

/** What the script of the main index exports. */
interface PagefindModule {
  createInstance: (options: Options) => Pagefind
}

export interface PagefindResult {
  id: string
  data: () => Promise<PagefindPage>
}

export interface PagefindPage {
  url: string
  excerpt: string
  meta: Partial<Record<'title' | 'verdict' | 'status' | 'type' | 'date' | 'description', string>>
  sub_results: { title: string; url: string; excerpt: string }[]
}

/** Short pages and titles get no preference, so that an article ranks above a source whose title contains the words. */
const ranking = { pageLength: 0, metaWeights: { title: 0.5 } }

/**
 * Loads the search index that the build writes: the main one, and the other shards of a large site. They have what
 * searches have in common; the parts of the index in which a word is are loaded when it is searched for.
 *
 * @param base the base path of the site
 * @throws if there is no index, as in `npm run dev` before the first build, or if a part of it cannot be loaded, because
 *   results without it would be incomplete
 */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const folder = new URL(`${base}pagefind/`, location.href).href
  const options = { baseUrl: base, ranking }
  const [{ createInstance }, shards] = await Promise.all([
    import(/* @vite-ignore */ `${folder}pagefind.js`) as Promise<PagefindModule>,
    listOfShards(`${folder}shards.json`),
  ])
  const pagefind = createInstance(options)
  try {
    await Promise.all(shards.map((shard) => pagefind.mergeIndex(`${folder}${shard}/`, options)))
    return pagefind
  } catch (error) {
    await pagefind.destroy()
    throw error
  }
}

/** Loads the names of the folders of the shards that are merged with the main index. */
async function listOfShards(address: string): Promise<string[]> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} could not be loaded.`)
  return (await answer.json()) as string[]
}
