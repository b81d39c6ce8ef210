import type { APIRoute } from 'astro'

import { webManifest } from '../metadata/web-manifest.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { currentSite } from '../site.ts'

export const GET: APIRoute = () =>
  new Response(webManifest(currentSite()), {
    headers: { 'content-type': contentType(mediaTypes.manifest) },
  })
