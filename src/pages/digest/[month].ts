import type { APIRoute } from 'astro'

import { digestHtml } from '../../feeds/digest-html.ts'
import { contentType, mediaTypes } from '../../shared/media-types.ts'
import { currentSite } from '../../site.ts'
import { digestOf } from '../_digest.ts'
import { notFound } from '../_not-found.ts'

/** The digest of a month as HTML for emails. */
export const GET: APIRoute = ({ params: { month: name = '' }, locals }) => {
  const found = digestOf(locals, name)
  if (!found) return notFound()
  const address = currentSite().urls.absolute({ to: 'digest', month: name, format: 'html' })
  // The latest digest has another address, which stays.
  const isIndexed = name === found.month
  return new Response(digestHtml(found.digest, { address, isIndexed }), {
    headers: { 'content-type': contentType(mediaTypes.html) },
  })
}
