/** The search index: Pagefind builds it from the finished site, and `npm run dev` uses that of the last build. */

import type { AstroIntegration } from 'astro'

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { close, createIndex } from 'pagefind'
import sirv from 'sirv'

import { filesIn, outputDirectory } from './output.ts'
import { sortSearchFiles } from './search-files.ts'

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

interface SearchOptions {
  /** The site's base path. */
  base: string
}

/**
 * Astro integration that lets `npm run dev` search the index of the last build. If there is none, the response is 404,
 * which the search page explains.
 */
export function searchOfLastBuild({ base }: SearchOptions): AstroIntegration {
  return {
    name: 'assay-search-index',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const index = join(outputDirectory(), 'pagefind')
        server.middlewares.use(`${base}pagefind`, sirv(index, { dev: true }))
      },
    },
  }
}

/**
 * Indexes every page of a finished site that has a `data-pagefind-body`. The same pages always give the same files.
 *
 * @param site absolute path of the site; the index is written to `pagefind/` in it
 * @returns how many pages were indexed
 * @throws if Pagefind reports an error
 */
export async function buildIndex(site: string): Promise<number> {
  try {
    const { index, errors } = await createIndex({ excludeSelectors: unsearched })
    if (!index) throw new Error(errors.join('\n'))
    const pages = filesIn(site).filter((name) => name.endsWith('.html'))
    // One after the other, because Pagefind numbers pages in the order in which it gets them, and reads a folder in the
    // order of the file system.
    for (const sourcePath of pages) {
      const content = readFileSync(join(site, sourcePath), 'utf8')
      const added = await index.addHTMLFile({ sourcePath, content })
      if (added.errors.length > 0) throw new Error(added.errors.join('\n'))
    }
    // Pagefind's own function for writing resolves too early, and closing Pagefind loses the rest. So we write the files.
    const { files, errors: unwritten } = await index.getFiles()
    if (unwritten.length > 0) throw new Error(unwritten.join('\n'))
    const folder = join(site, 'pagefind')
    for (const { path, content } of sortSearchFiles(files)) writeInto(folder, path, content)
    return pages.length
  } finally {
    await close()
  }
}

function writeInto(folder: string, path: string, content: Uint8Array): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
