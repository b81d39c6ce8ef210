import type { APIRoute } from 'astro'

import { feedResponse, isFeedFile } from '../../../feeds/response.ts'
import { currentSite } from '../../../site.ts'
import { articlesArchive } from '../../_feeds.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = ({ params, locals }) => {
  const { archive, file = '' } = params
  const feed = articlesArchive(locals, Number(archive))
  return feed && isFeedFile(file) ? feedResponse(feed, file, currentSite().urls) : notFound()
}
