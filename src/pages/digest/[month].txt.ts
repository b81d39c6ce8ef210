import type { APIRoute } from 'astro'

import { digestText } from '../../feeds/digest-text.ts'
import { contentType, mediaTypes } from '../../shared/media-types.ts'
import { digestOf } from '../_digest.ts'
import { notFound } from '../_not-found.ts'

/** The digest of a month as plain text for emails. */
export const GET: APIRoute = ({ params: { month: name = '' }, locals }) => {
  const found = digestOf(locals, name)
  if (!found) return notFound()
  return new Response(digestText(found.digest), {
    headers: { 'content-type': contentType(mediaTypes.text) },
  })
}
