import type { APIRoute } from 'astro'

import type { FeedFile } from '../../../feeds/formats.ts'

import { feedResponse } from '../../../feeds/response.ts'
import { currentSite } from '../../../site.ts'
import { articlesFeed } from '../../_feeds.ts'
import { notFound } from '../../_not-found.ts'

/** Makes the route of the feed of a claimant in one format. Each format has a file of its own, as the feed of a topic has. */
export function claimantFile(file: FeedFile): APIRoute {
  return async ({ params: { id = '' }, locals }) =>
    locals.library.claimants.has(id)
      ? feedResponse(await articlesFeed(locals, { to: 'claimant', id }), file, currentSite().urls)
      : notFound()
}
