/**
 * Splits a feed into a document that readers subscribe to, and archives ("Archived Feeds", RFC 5005, section 4).
 *
 * Archives are counted from the oldest entries, so new entries never change which entries an archive contains.
 */

import type { CalendarDate } from '../shared/dates.ts'

/** The entries of an archive, and the newest entries that the current document always contains. */
export const entriesPerDocument = 30

/**
 * Returns how many archives a feed has. They contain every entry, except at most 29 of the newest; the current document
 * contains these.
 *
 * @param entries the number of all entries; if the current document contains all of them, there are no archives
 */
export function archiveCount(entries: number): number {
  return entries > entriesPerDocument ? Math.floor(entries / entriesPerDocument) : 0
}

/**
 * Returns the entries of an archive.
 *
 * @param entries all entries, newest first
 * @param archive its number; 1 has the oldest entries
 */
export function entriesOfArchive<Entry>(entries: readonly Entry[], archive: number): Entry[] {
  const end = entries.length - (archive - 1) * entriesPerDocument
  return entries.slice(Math.max(0, end - entriesPerDocument), Math.max(0, end))
}

/** A change to an article. */
interface DatedChange {
  /** The slug of the article. */
  article: string
  date: CalendarDate
}

/**
 * Returns the articles of the current document: the newest 30, and older ones that were changed since the first of these
 * was published, at most another 30. So feed readers get a correction or withdrawal of an older article too.
 *
 * @param articles the slugs of all articles of the feed, newest first
 * @param changes the changes to any article, newest first
 * @param publishedOn returns the day on which an article was published
 * @returns slugs, newest first
 */
export function currentArticles(
  articles: readonly string[],
  changes: readonly DatedChange[],
  publishedOn: (id: string) => CalendarDate | undefined,
): string[] {
  const newest = articles.slice(0, entriesPerDocument)
  const older = new Set(articles.slice(entriesPerDocument))
  const since = older.size > 0 ? publishedOn(newest.at(-1) ?? '') : undefined
  if (since === undefined) return newest
  const changed = new Set<string>()
  for (const { article, date } of changes) {
    if (date < since || changed.size === entriesPerDocument) break
    if (older.has(article)) changed.add(article)
  }
  return [...newest, ...[...older].filter((id) => changed.has(id))]
}
