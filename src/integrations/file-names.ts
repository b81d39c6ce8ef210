/** Decodes the addresses of requests in `npm run dev`. */

import type { AstroIntegration } from 'astro'
import type { Connect } from 'vite'

import { unescapedPath } from '../shared/urls.ts'

/** Astro integration that decodes characters in requests, of which Astro decodes only some. */
export function fileNames(): AstroIntegration {
  return {
    name: 'assay-file-names',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(decodeAddress)
      },
    },
  }
}

/** Decodes the address of a request. */
export const decodeAddress: Connect.NextHandleFunction = (request, _response, next) => {
  const [path = '', query = ''] = (request.url ?? '/').split(/(?=\?)/, 2)
  request.url = unescapedPath(path) + query
  next()
}
