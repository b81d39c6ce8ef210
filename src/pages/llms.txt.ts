import type { APIRoute } from 'astro'

import { llmsText } from '../metadata/llms.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { currentSite } from '../site.ts'
import { claimRecords } from './_records.ts'

export const GET: APIRoute = ({ locals: { library } }) =>
  new Response(llmsText({ ...claimRecords(library), pages: library.pages }, currentSite()), {
    headers: { 'content-type': contentType(mediaTypes.text) },
  })
