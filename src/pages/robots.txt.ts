import type { APIRoute } from 'astro'

import { robotsText } from '../metadata/sitemap.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { currentSite } from '../site.ts'

export const GET: APIRoute = () =>
  new Response(robotsText(currentSite().urls), {
    headers: { 'content-type': contentType(mediaTypes.text) },
  })
