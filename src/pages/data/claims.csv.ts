import type { APIRoute } from 'astro'

import { getLibrary } from '../../library.ts'
import { claimTable } from '../../metadata/claim-data.ts'
import { currentSite } from '../../site.ts'

export const GET: APIRoute = async () =>
  new Response(claimTable(await getLibrary(), currentSite()), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
