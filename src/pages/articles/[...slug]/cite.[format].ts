import type { APIRoute } from 'astro'

import { articleToCsl } from '../../../exports/article.ts'
import { exportResponse, isExportEnding } from '../../../exports/format.ts'
import { currentSite } from '../../../site.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = ({ params: { slug = '', format = '' }, locals: { library } }) => {
  const article = library.articlesById.get(slug)
  return article && isExportEnding(format)
    ? exportResponse([articleToCsl(article, library.people, currentSite())], format)
    : notFound()
}
