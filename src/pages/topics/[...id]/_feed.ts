import type { APIRoute } from 'astro'

import type { FeedFile } from '../../../feeds/formats.ts'

import { feedResponse } from '../../../feeds/response.ts'
import { currentSite } from '../../../site.ts'
import { articlesFeed } from '../../_feeds.ts'
import { notFound } from '../../_not-found.ts'

/**
 * Makes the route of the feed of a topic in one format. Each format has a file of its own, because the name of a topic can
 * contain a slash, and only a literal name tells the feed from the page of a topic.
 */
export function topicFile(file: FeedFile): APIRoute {
  return async ({ params: { id = '' }, locals }) =>
    locals.library.topics.has(id)
      ? feedResponse(await articlesFeed(locals, { to: 'topic', id }), file, currentSite().urls)
      : notFound()
}
