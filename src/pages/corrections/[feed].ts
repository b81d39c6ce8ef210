import type { APIRoute, GetStaticPaths } from 'astro'

import { feedFiles, feedResponse } from '../../feeds/response.ts'
import { correctionsFeed } from '../_feeds.ts'
import { currentSite } from '../../site.ts'

export const getStaticPaths = (() =>
  feedFiles.map((feed) => ({ params: { feed }, props: { feed } }))) satisfies GetStaticPaths

type Props = ReturnType<typeof getStaticPaths>[number]['props']

export const GET: APIRoute<Props> = async ({ props: { feed } }) =>
  feedResponse(await correctionsFeed(), feed, currentSite().urls)
