import type { APIRoute } from 'astro'

import { contentType, mediaTypes } from '../../../shared/media-types.ts'
import { copyOfArticle } from '../../_copies.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = async ({ params: { slug = '' }, locals }) => {
  const article = locals.library.articlesById.get(slug)
  if (!article) return notFound()
  const copy = await copyOfArticle(article, locals)
  return new Response(copy, { headers: { 'content-type': contentType(mediaTypes.markdown) } })
}
