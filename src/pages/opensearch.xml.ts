import type { APIRoute } from 'astro'

import { openSearchDescription } from '../metadata/open-search.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { currentSite } from '../site.ts'

export const GET: APIRoute = () =>
  new Response(openSearchDescription(currentSite()), {
    headers: { 'content-type': contentType(mediaTypes.openSearch) },
  })
