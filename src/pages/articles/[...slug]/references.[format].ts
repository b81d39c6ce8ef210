import type { APIRoute } from 'astro'

import { exportResponse, isExportEnding, sortByKey } from '../../../exports/format.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = ({ params: { slug = '', format = '' }, locals: { library } }) => {
  const article = library.articlesById.get(slug)
  if (!article || !isExportEnding(format)) return notFound()
  const { listed } = article.facts
  return exportResponse(
    sortByKey(listed.flatMap((key) => library.sources.get(key)?.item ?? [])),
    format,
  )
}
