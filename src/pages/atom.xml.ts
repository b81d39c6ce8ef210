import type { APIRoute } from 'astro'

import { feedResponse } from '../feeds/response.ts'
import { articlesFeed } from './_feeds.ts'
import { currentSite } from '../site.ts'

export const GET: APIRoute = async ({ locals }) =>
  feedResponse(await articlesFeed(locals), 'atom.xml', currentSite().urls)
