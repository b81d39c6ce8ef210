/** Serves feeds as files of the site. */

import type { Urls } from '../shared/urls.ts'
import { contentType } from '../shared/media-types.ts'
import { type Feed, writers } from './feed.ts'
import { type FeedFile, feedFormats } from './formats.ts'

/** Returns a feed as a file with the given name. */
export function feedResponse(feed: Feed, file: FeedFile, urls: Urls): Response {
  const { mediaType } =
    Object.values(feedFormats).find((each) => each.file === file) ?? feedFormats.rss
  const address = (archive?: number) =>
    urls.absolute({ to: 'feed', of: feed.of, file, ...(archive === undefined ? {} : { archive }) })
  const addresses = {
    self: address(feed.archive),
    current: address(),
    ...(feed.older === undefined ? {} : { older: address(feed.older) }),
    ...(feed.newer === undefined ? {} : { newer: address(feed.newer) }),
  }
  return new Response(writers[file](feed, addresses), {
    headers: { 'content-type': contentType(mediaType) },
  })
}
