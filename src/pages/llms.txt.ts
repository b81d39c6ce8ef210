import type { APIRoute } from 'astro'

import { llmsText } from '../metadata/llms.ts'
import { currentSite } from '../site.ts'

export const GET: APIRoute = ({ locals: { library } }) =>
  new Response(llmsText(library, currentSite()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
