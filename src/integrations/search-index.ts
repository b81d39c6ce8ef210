/** The search index: built from the finished site by Pagefind, and lent from the last build while developing. */

import type { AstroIntegration } from 'astro'

import { createReadStream, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { close, createIndex } from 'pagefind'

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

/**
 * What a search would only stumble over: numbers that lead to sources, drawings, headings that every page has, and what a
 * page repeats from elsewhere. Said here once and not by an attribute at each place, of which an article has a hundred;
 * `data-pagefind-ignore` is for what no selector can tell.
 */
const unsearched = [
  '.citation:not(.narrative)',
  '.bibliography',
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

/** What indexing the last build found and took, for the command that built it to tell. */
export let indexing: { pages: number; milliseconds: number } | undefined

/**
 * Astro integration for search.
 *
 * After a build it indexes every page with a `data-pagefind-body` into `pagefind/`. In `npm run dev` it serves the index
 * of the last build, and 404 where there is none, which the search page explains.
 *
 * @param base the site's base path
 * @param lastBuild absolute path of the last finished build
 */
export function searchIndex({
  base,
  lastBuild,
}: {
  base: string
  lastBuild: string
}): AstroIntegration {
  return {
    name: 'assay-search-index',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(`${base}pagefind`, (request, response, next) => {
          const folder = join(lastBuild, 'pagefind')
          const file = resolve(
            folder,
            `.${new URL(request.url ?? '/', 'http://localhost').pathname}`,
          )
          if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
            next()
            return
          }
          response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
          createReadStream(file).pipe(response)
        })
      },
      'astro:build:done': async ({ dir }) => {
        const start = performance.now()
        const pages = await buildIndex(fileURLToPath(dir))
        indexing = { pages, milliseconds: performance.now() - start }
      },
    },
  }
}

/**
 * Indexes a finished site.
 *
 * @param site absolute path of the site; the index is written to `pagefind/` in it
 * @returns how many pages were indexed
 * @throws if Pagefind reports an error
 */
async function buildIndex(site: string): Promise<number> {
  try {
    const { index, errors } = await createIndex({ excludeSelectors: unsearched })
    if (!index) throw new Error(errors.join('\n'))
    const added = await index.addDirectory({ path: site })
    // Written here: Pagefind's own writing is not done when it says so, and what is left is lost when it is closed.
    const { files, errors: unwritten } = await index.getFiles()
    const failed = [...added.errors, ...unwritten]
    if (failed.length > 0) throw new Error(failed.join('\n'))
    for (const { path, content } of files) writeInto(join(site, 'pagefind'), path, content)
    return added.page_count
  } finally {
    await close()
  }
}

function writeInto(folder: string, path: string, content: Uint8Array): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
