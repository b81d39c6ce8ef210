import type { APIRoute } from 'astro'

import { getLibrary } from '../library.ts'
import { llmsText } from '../metadata/llms.ts'
import { currentSite } from '../site.ts'

export const GET: APIRoute = async () =>
  new Response(llmsText(await getLibrary(), currentSite()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
