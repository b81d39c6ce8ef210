import type { APIRoute } from 'astro'

import { llmsText } from '../metadata/llms.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { currentSite } from '../site.ts'
import { claimRecords } from './_records.ts'

export const GET: APIRoute = ({ locals: { library } }) => {
  const { pages, claimants } = library
  const records = { ...claimRecords(library), pages, hasClaimants: claimants.size > 0 }
  return new Response(llmsText(records, currentSite()), {
    headers: { 'content-type': contentType(mediaTypes.text) },
  })
}
