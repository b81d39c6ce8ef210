import type { APIRoute } from 'astro'

import { isFeedFile } from '../../../feeds/formats.ts'
import { feedResponse } from '../../../feeds/response.ts'
import { currentSite } from '../../../site.ts'
import { articlesFeed } from '../../_feeds.ts'
import { notFound } from '../../_not-found.ts'

/** The feed of the articles in one language. */
export const GET: APIRoute = async ({ params: { id = '', file = '' }, locals }) =>
  locals.library.articlesByLanguage.has(id) && isFeedFile(file)
    ? feedResponse(await articlesFeed(locals, { to: 'language', id }), file, currentSite().urls)
    : notFound()
