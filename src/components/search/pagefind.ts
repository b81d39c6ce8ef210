/** The part of Pagefind's browser API (1.5) that the search page uses. */

export interface Pagefind {
  options: (options: {
    baseUrl: string
    ranking: { pageLength: number; metaWeights: { title: number } }
  }) => Promise<void>
  /** Resolves to `null` if a newer search has replaced this one. A `null` term lists all pages that pass the filters. */
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

/** Short pages and titles get no preference, so that an article ranks above a source whose title contains the words. */
const ranking = { pageLength: 0, metaWeights: { title: 0.5 } }

/**
 * Loads the search index that the build writes.
 *
 * @param base the base path of the site
 * @throws if there is no index, as in `npm run dev` before the first build
 */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const address = new URL(`${base}pagefind/pagefind.js`, location.href).href
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind
  await pagefind.options({ baseUrl: base, ranking })
  return pagefind
}
