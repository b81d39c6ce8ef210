import type { APIRoute } from 'astro'

import { articlesWithIds } from '../components/articles/selections.ts'
import { fullText, mostFullTexts } from '../metadata/llms.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { currentSite } from '../site.ts'
import { copyOfArticle } from './_copies.ts'

export const GET: APIRoute = async ({ locals }) => {
  const { library } = locals
  const articles = articlesWithIds(library, library.articleIds)
  const texts = await Promise.all(
    articles.slice(0, mostFullTexts).map((article) => copyOfArticle(article, locals)),
  )
  return new Response(fullText(texts, articles.slice(mostFullTexts), currentSite()), {
    headers: { 'content-type': contentType(mediaTypes.text) },
  })
}
