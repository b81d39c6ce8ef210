/** The formats of feeds, apart from the code that writes them, which few builds need. */

import { mediaTypes } from '../shared/media-types.ts'

/** A format of feeds. */
export interface FeedFormat {
  /** Its name for readers. */
  label: string
  /** The name of its file. */
  file: string
  mediaType: string
}

export const feedFormats = {
  rss: { label: 'RSS', file: 'rss.xml', mediaType: mediaTypes.rss },
  atom: { label: 'Atom', file: 'atom.xml', mediaType: mediaTypes.atom },
  json: { label: 'JSON Feed', file: 'feed.json', mediaType: mediaTypes.jsonFeed },
} as const satisfies Record<string, FeedFormat>

/** The name of a feed file. */
export type FeedFile = (typeof feedFormats)[keyof typeof feedFormats]['file']

/** The file names of every feed. */
export const feedFiles: FeedFile[] = Object.values(feedFormats).map(({ file }) => file)

/** Returns whether a name is that of a feed file. */
export function isFeedFile(name: string): name is FeedFile {
  return feedFiles.some((file) => file === name)
}
