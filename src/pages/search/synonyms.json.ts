import type { APIRoute } from 'astro'

import { currentSite } from '../../site.ts'

/** The words that readers search for and what they mean here, each with a list. */
export const GET: APIRoute = () => {
  const entries = Object.entries(currentSite().site.synonyms ?? {})
  return Response.json(Object.fromEntries(entries.map(([word, same]) => [word, [same].flat()])))
}
