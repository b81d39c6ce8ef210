import type { APIRoute } from 'astro'

import { claimFeed } from '../../metadata/claim-data.ts'
import { contentType, mediaTypes } from '../../shared/media-types.ts'
import { currentSite } from '../../site.ts'
import { claimRecords } from '../_records.ts'

export const GET: APIRoute = ({ locals: { library } }) =>
  new Response(`${JSON.stringify(claimFeed(claimRecords(library), currentSite()), null, 2)}\n`, {
    headers: { 'content-type': contentType(mediaTypes.jsonLd) },
  })
