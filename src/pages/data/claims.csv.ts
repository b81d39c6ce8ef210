import type { APIRoute } from 'astro'

import { claimTable } from '../../metadata/claim-data.ts'
import { currentSite } from '../../site.ts'

export const GET: APIRoute = ({ locals: { library } }) =>
  new Response(claimTable(library, currentSite()), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
