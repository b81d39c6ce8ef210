import type { APIRoute } from 'astro'

import { getLibrary } from '../../library.ts'
import { claimFeed } from '../../metadata/claim-data.ts'
import { currentSite } from '../../site.ts'

export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify(claimFeed(await getLibrary(), currentSite()), null, 2)}\n`, {
    headers: { 'content-type': 'application/ld+json; charset=utf-8' },
  })
