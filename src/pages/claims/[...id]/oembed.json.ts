import type { APIRoute } from 'astro'

import { describeCard } from '../../../metadata/card.ts'
import { contentType, mediaTypes } from '../../../shared/media-types.ts'
import { currentSite } from '../../../site.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = ({ params: { id = '' }, locals: { library } }) => {
  const claim = library.claims.get(id) ?? library.unratedClaims.get(id)
  if (!claim) return notFound()
  const embed = describeCard({ id, statement: claim.statement }, currentSite())
  return new Response(`${JSON.stringify(embed)}\n`, {
    headers: { 'content-type': contentType(mediaTypes.json) },
  })
}
