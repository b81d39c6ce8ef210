/** Serves feeds as files of the site. */

import type { Urls } from '../shared/urls.ts'
import { contentType } from '../shared/media-types.ts'
import { type Feed, type FeedFile, feedFormats } from './feed.ts'

/** The file names of every feed. */
export const feedFiles: FeedFile[] = Object.values(feedFormats).map(({ file }) => file)

/** Returns whether a name is that of a feed file. */
export function isFeedFile(name: string): name is FeedFile {
  return feedFiles.some((file) => file === name)
}

/** Returns a feed as a file with the given name. */
export function feedResponse(feed: Feed, file: FeedFile, urls: Urls): Response {
  const format = Object.values(feedFormats).find((each) => each.file === file) ?? feedFormats.rss
  const address = (archive?: number) =>
    urls.absolute({ to: 'feed', of: feed.of, file, ...(archive === undefined ? {} : { archive }) })
  const addresses = {
    self: address(feed.archive),
    current: address(),
    ...(feed.older === undefined ? {} : { older: address(feed.older) }),
    ...(feed.newer === undefined ? {} : { newer: address(feed.newer) }),
  }
  return new Response(format.write(feed, addresses), {
    headers: { 'content-type': contentType(format.mediaType) },
  })
}
