import type { APIRoute } from 'astro'

import { claimTable } from '../../metadata/claim-data.ts'
import { contentType, mediaTypes } from '../../shared/media-types.ts'
import { currentSite } from '../../site.ts'
import { claimRecords } from '../_records.ts'

export const GET: APIRoute = ({ locals: { library } }) =>
  new Response(claimTable(claimRecords(library), currentSite()), {
    headers: { 'content-type': contentType(mediaTypes.csv) },
  })
