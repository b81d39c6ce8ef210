/** Pagefind: finds the words of pages. It works in a process of its own. */

import { close, createIndex, type PagefindIndex } from 'pagefind'

import { type IndexedPage, pagesOfIndex } from './indexed-page.ts'
import type { PagefindEntryMeta, SearchFile } from './pagefind-format.ts'

/**
 * Selectors of what search leaves out: citation numbers, drawings, headings that every page has, words for what is
 * not known, and text that a page repeats from elsewhere. One list replaces an attribute in each place, of which an article has a hundred. Use
 * `data-pagefind-ignore` for anything that no selector can express.
 */
const unsearched = [
  '.citation:not(.narrative)',
  '.bibliography',
  'a[data-footnote-ref]',
  'h2 .citation',
  'h3 .citation',
  'h4 .citation',
  'h5 .citation',
  'h6 .citation',
  '.picture-drawings',
  'figure summary',
  '.fold > summary',
  '.topic-line',
  '.byline',
  '.beside-text',
  '.verdict-box > .label',
  '.verdict-facts',
  '.certainty-meaning',
  '.verdict-more',
  '.after-text',
  '.section > h2',
  '.record:not(.data-fields) dt',
  '.file-links',
  '.picture-legend',
  '.picture-file',
  '.unreported',
  '.unstated',
]

/** How many pages are sent to Pagefind before it has answered: enough for it not to wait, few enough for memory. */
const pagesAtOnce = 16

/**
 * Indexes some pages of a site. Only one index is in memory at a time if callers wait for one before they ask for the next.
 *
 * @param contents what search can see of each page (`searchedPart`), by its path in the site; each states its language
 * @returns what search sees of each page that has words, by its path; it does not depend on the other pages
 * @throws if Pagefind reports an error, or its index has another format than that of Pagefind 1.5
 */
export async function indexPages(
  contents: ReadonlyMap<string, string>,
): Promise<Map<string, IndexedPage>> {
  return withIndex(async (index) => {
    const nameOf = new Map<string, string>()
    const pages = [...contents]
    for (let start = 0; start < pages.length; start += pagesAtOnce) {
      await Promise.all(
        pages.slice(start, start + pagesAtOnce).map(async ([sourcePath, content]) => {
          const { errors, file } = await index.addHTMLFile({ sourcePath, content })
          refuse(errors)
          nameOf.set(file.url, sourcePath)
        }),
      )
    }
    const indexed = pagesOfIndex(await filesOf(index))
    return new Map([...indexed].map(([url, page]) => [nameOf.get(url) ?? '', page]))
  })
}

/**
 * Returns the files of an index that do not depend on its pages: the script for search, and what it needs for some languages.
 * Pagefind's own interfaces are left out.
 *
 * @returns the files, and `pagefind-entry.json` for an index with these languages
 */
export async function scriptsOfPagefind(
  languages: readonly string[],
): Promise<{ files: SearchFile[]; entry: PagefindEntryMeta }> {
  return withIndex(async (index) => {
    for (const language of languages) {
      const { errors } = await index.addCustomRecord({
        url: `/${language}/`,
        content: 'a',
        language,
      })
      refuse(errors)
    }
    const files = await filesOf(index)
    const entry = files.find(({ path }) => path === 'pagefind-entry.json')
    return {
      files: files.filter(({ path }) => /^(?:pagefind\.js|[^/]+\.pagefind)$/.test(path)),
      entry: JSON.parse(Buffer.from(entry?.content ?? '').toString()) as PagefindEntryMeta,
    }
  })
}

async function withIndex<Made>(use: (index: PagefindIndex) => Promise<Made>): Promise<Made> {
  const { index, errors } = await createIndex({ excludeSelectors: unsearched })
  if (!index) throw new Error(errors.join('\n'))
  try {
    return await use(index)
  } finally {
    await index.deleteIndex()
  }
}

async function filesOf(index: PagefindIndex): Promise<SearchFile[]> {
  // Pagefind's own function for writing resolves too early, and closing Pagefind loses the rest.
  const { files, errors } = await index.getFiles()
  refuse(errors)
  return files
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'))
}

/** Ends Pagefind's process. The next index starts a new one. */
export async function closePagefind(): Promise<void> {
  await close()
}
