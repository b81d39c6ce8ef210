import type { APIRoute, GetStaticPaths } from 'astro'

import { feedFiles, feedResponse } from '../../../feeds/response.ts'
import { getLibrary } from '../../../library.ts'
import { articlesFeed } from '../../_feeds.ts'
import { currentSite } from '../../../site.ts'

export const getStaticPaths = (async () => {
  const { topics } = await getLibrary()
  return [...topics.keys()].flatMap((id) =>
    feedFiles.map((feed) => ({ params: { id, feed }, props: { id, feed } })),
  )
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = async ({ props: { id, feed } }) =>
  feedResponse(await articlesFeed(id), feed, currentSite().urls)
