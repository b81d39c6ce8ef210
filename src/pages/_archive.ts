import type { Feed } from '../feeds/feed.ts'

import { isFeedFile } from '../feeds/formats.ts'
import { feedResponse } from '../feeds/response.ts'
import { currentSite } from '../site.ts'
import { notFound } from './_not-found.ts'

/** Returns the response with an archive of a feed in the format of a file name. Not a route: the routes of archives share it. */
export function archiveResponse(archive: Feed | undefined, file = ''): Response {
  return archive && isFeedFile(file) ? feedResponse(archive, file, currentSite().urls) : notFound()
}
