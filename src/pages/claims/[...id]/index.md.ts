import type { APIRoute } from 'astro'

import { contentType, mediaTypes } from '../../../shared/media-types.ts'
import { copyOfClaim } from '../../_copies.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = async ({ params: { id = '' }, locals }) => {
  const copy = await copyOfClaim(id, locals)
  return copy === undefined
    ? notFound()
    : new Response(copy, { headers: { 'content-type': contentType(mediaTypes.markdown) } })
}
