import type { APIRoute } from 'astro'

import type { FeedFile } from '../../feeds/formats.ts'

import { feedResponse } from '../../feeds/response.ts'
import { currentSite } from '../../site.ts'
import { correctionsFeed } from '../_feeds.ts'

/** Makes the route of the feed of corrections in one format. */
export function correctionsFile(file: FeedFile): APIRoute {
  return ({ locals }) => feedResponse(correctionsFeed(locals), file, currentSite().urls)
}
