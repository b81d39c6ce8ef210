/** The feeds of a built site that subscribers of a hub can follow. */

import type { Urls } from '../../shared/urls.ts'

import { isFeedFile } from '../../feeds/formats.ts'
import { type CalendarDate, newestDay } from '../../shared/dates.ts'
import { encodePath } from '../../shared/percent-encoding.ts'

/** A feed in one format, as it was built. */
export interface BuiltFeed {
  /** Its full address. */
  address: string
  bytes: Buffer
}

/**
 * Returns the feeds with an entry that is new or was changed since a day, without archives.
 *
 * @param names the paths of all files of the site, with `/`
 * @param read returns a file of the site
 */
export function feedsChangedSince(
  since: CalendarDate,
  names: Iterable<string>,
  { read, urls }: { read: (name: string) => Buffer; urls: Urls },
): BuiltFeed[] {
  const feeds = [...names].filter(isFeed)
  const folders = new Map(
    feeds
      .filter((name) => name.endsWith('feed.json'))
      .map((name) => [folderOf(name), lastChange(read(name))]),
  )
  return feeds
    .filter((name) => (folders.get(folderOf(name)) ?? '') >= since)
    .sort()
    .map((name) => ({
      address: urls.absolute({ to: 'file', path: encodePath(name) }),
      bytes: read(name),
    }))
}

/** Returns whether a file is a feed to subscribe to: at the top, or of a topic, a language or the corrections. */
function isFeed(name: string): boolean {
  const file = name.slice(name.lastIndexOf('/') + 1)
  const folder = folderOf(name)
  return (
    isFeedFile(file) &&
    /^(?:|corrections\/|(?:topics|languages)\/.+\/)$/.test(folder) &&
    !/(?:^|\/)archive\/[1-9]\d*\/$/.test(folder)
  )
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1)
}

/** Returns the day of the last change of any entry of a JSON Feed; `undefined` without entries. */
function lastChange(json: Buffer): CalendarDate | undefined {
  const { items } = JSON.parse(json.toString()) as { items: { date_modified: string }[] }
  return newestDay(items.map((item) => item.date_modified.slice(0, 10)))
}
