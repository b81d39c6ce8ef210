import type { APIRoute } from 'astro'

import { robotsText } from '../metadata/sitemap.ts'
import { currentSite } from '../site.ts'

export const GET: APIRoute = () =>
  new Response(robotsText(currentSite().urls), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
