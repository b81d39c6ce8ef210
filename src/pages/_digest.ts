/** The digests of months. Not a route: the routes of both formats share it. */

import { articlesWithIds } from '../components/articles/selections.ts'
import { type DigestDocument, writeDigest } from '../feeds/digest.ts'
import { currentSite } from '../site.ts'
import { changesAt } from './_feeds.ts'

/** A digest and the month that it is about. */
export interface MonthDigest {
  month: string
  digest: DigestDocument
}

/**
 * Returns the digest of a month, or the latest one.
 *
 * @param name as in `2026-11`, or `latest`
 * @returns `undefined` if there is none
 */
export function digestOf({ library }: App.Locals, name: string): MonthDigest | undefined {
  const month = name === 'latest' ? [...library.digests.keys()][0] : name
  const contents = month === undefined ? undefined : library.digests.get(month)
  if (month === undefined || !contents) return undefined
  const articles = articlesWithIds(library, contents.articles)
  const changes = changesAt(library, contents.corrections)
  return { month, digest: writeDigest(month, { articles, changes }, library, currentSite()) }
}
