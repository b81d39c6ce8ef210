import type { APIRoute } from 'astro'

import { drawPicture } from '../../../figures/social-picture.ts'
import { pictureWords } from '../../../metadata/picture.ts'
import { readFonts } from '../../../reading/fonts.ts'
import { currentSite } from '../../../site.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = async ({ params: { slug = '' }, locals: { library } }) => {
  const article = library.articlesById.get(slug)
  if (!article) return notFound()
  const words = pictureWords(article, library, currentSite())
  return new Response(new Uint8Array(await drawPicture(words, readFonts())), {
    headers: { 'content-type': 'image/png' },
  })
}
