/** `npm run dev` searches the index of the last build. */

import type { AstroIntegration } from 'astro'

import { join } from 'node:path'

import sirv from 'sirv'

import { outputDirectory } from './output.ts'

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
        server.middlewares.use(`${base}pagefind`, serveLastIndex())
      },
    },
  }
}

/** Makes the handler for requests of files of the index. */
export function serveLastIndex(): ReturnType<typeof sirv> {
  return sirv(join(outputDirectory(), 'pagefind'), { dev: true })
}
