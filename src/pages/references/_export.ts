import type { APIRoute } from 'astro'

import { type ExportEnding, exportResponse } from '../../exports/format.ts'
import { notFound } from '../_not-found.ts'

/**
 * Makes the route of a source in one format. Each format has a file of its own, because a key can contain a dot and only
 * the literal ending of a route tells it from a page.
 */
export function sourceFile(format: ExportEnding): APIRoute {
  return ({ params: { key = '' }, locals: { library } }) => {
    const item = library.sources.get(key)?.item
    return item ? exportResponse([item], format) : notFound()
  }
}
