import type { APIRoute } from 'astro'

import { exportResponse, isExportEnding, sortByKey } from '../../../exports/format.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = ({ params: { slug = '', format = '' }, locals: { library } }) => {
  const facts = library.articleFacts.get(slug)
  if (!facts || !isExportEnding(format)) return notFound()
  return exportResponse(
    sortByKey(facts.listed.flatMap((key) => library.sources.get(key)?.item ?? [])),
    format,
  )
}
