/** Serves feeds as files of the site. */

import type { Urls } from '../shared/urls.ts'
import { type Feed, type FeedFile, feedFormats } from './feed.ts'

/** The file names of every feed. */
export const feedFiles: FeedFile[] = Object.values(feedFormats).map(({ file }) => file)

/** Returns a feed as a file with the given name. */
export function feedResponse(feed: Feed, file: FeedFile, urls: Urls): Response {
  const format = Object.values(feedFormats).find((each) => each.file === file) ?? feedFormats.rss
  const self = urls.absolute({ to: 'feed', of: feed.of, file })
  return new Response(format.write(feed, self), {
    headers: { 'content-type': `${format.mediaType}; charset=utf-8` },
  })
}
