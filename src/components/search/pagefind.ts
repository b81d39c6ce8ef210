/** The part of Pagefind's browser API (1.5) that the search page uses. */

export interface Pagefind {
  options: (options: {
    baseUrl: string
    ranking: { pageLength: number; metaWeights: { title: number } }
  }) => Promise<void>
  /** Resolves to `null` where a newer search has taken its place. A `null` term lists all that passes the filters. */
  debouncedSearch: (
    term: string | null,
    options: { filters: Record<string, string> },
    delay: number,
  ) => Promise<{ results: PagefindResult[] } | null>
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

/** A check says more than a source whose title happens to hold the words: neither short pages nor titles get ahead. */
const ranking = { pageLength: 0, metaWeights: { title: 0.5 } }

/**
 * Loads the index that the build puts beside the pages.
 *
 * @param base the base path of the site
 * @throws where there is no index, as in `npm run dev` before the first build
 */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const address = new URL(`${base}pagefind/pagefind.js`, location.href).href
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind
  await pagefind.options({ baseUrl: base, ranking })
  return pagefind
}
