/** Pagefind: makes the files of an index of pages. It works in a process of its own. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { close, createIndex, type PagefindIndex } from 'pagefind'

import { type SearchFile, sortSearchFiles } from './search-files.ts'

/**
 * Selectors of what search leaves out: citation numbers, drawings, headings that every page has, and text that a page
 * repeats from elsewhere. One list replaces an attribute in each place, of which an article has a hundred. Use
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
  '.topic-line',
  '.byline',
  '.contents',
  '.verdict-box > .label',
  '.verdict-facts',
  '.certainty-meaning',
  '.verdict-more',
  '.after-text',
  '.section > h2',
  '.record:not(.data-fields) dt',
  '.file-links',
]

/** How many pages are sent to Pagefind before it has answered: enough for it not to wait, few enough for memory. */
const pagesAtOnce = 16

/**
 * Makes an index of some pages of a site. Equal pages give equal files. Only one index is in memory at a time if callers
 * wait for one before they ask for the next.
 *
 * @param site absolute path of the site
 * @param names the paths of the pages in it; each has a `data-pagefind-body`
 * @returns the files, with paths in the folder of the index, in the order of their paths
 * @throws if Pagefind reports an error
 */
export async function indexPages(site: string, names: readonly string[]): Promise<SearchFile[]> {
  const { index, errors } = await createIndex({ excludeSelectors: unsearched })
  if (!index) throw new Error(errors.join('\n'))
  try {
    await addPages(index, site, names)
    // Pagefind's own function for writing resolves too early, and closing Pagefind loses the rest.
    const { files, errors: unwritten } = await index.getFiles()
    if (unwritten.length > 0) throw new Error(unwritten.join('\n'))
    return sortSearchFiles(files)
  } finally {
    await index.deleteIndex()
  }
}

/** Adds pages in the order of their names: Pagefind numbers them in the order in which it gets them. */
async function addPages(
  index: PagefindIndex,
  site: string,
  names: readonly string[],
): Promise<void> {
  const sorted = names.toSorted()
  for (let start = 0; start < sorted.length; start += pagesAtOnce) {
    const added = await Promise.all(
      sorted.slice(start, start + pagesAtOnce).map((sourcePath) => {
        const content = readFileSync(join(site, sourcePath), 'utf8')
        return index.addHTMLFile({ sourcePath, content })
      }),
    )
    const errors = added.flatMap((answer) => answer.errors)
    if (errors.length > 0) throw new Error(errors.join('\n'))
  }
}

/** Ends Pagefind's process. The next index starts a new one. */
export async function closePagefind(): Promise<void> {
  await close()
}
