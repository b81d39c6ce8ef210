import type { APIRoute } from 'astro'

import { claimFeed } from '../../metadata/claim-data.ts'
import { currentSite } from '../../site.ts'

export const GET: APIRoute = ({ locals: { library } }) =>
  new Response(`${JSON.stringify(claimFeed(library, currentSite()), null, 2)}\n`, {
    headers: { 'content-type': 'application/ld+json; charset=utf-8' },
  })
