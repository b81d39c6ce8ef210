import type { APIRoute } from 'astro'

import { openSearchDescription } from '../metadata/open-search.ts'
import { currentSite } from '../site.ts'

export const GET: APIRoute = () =>
  new Response(openSearchDescription(currentSite()), {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  })
