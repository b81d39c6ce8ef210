/**
 * Splits the entries of a feed into archives, next to the document that readers subscribe to ("Archived Feeds", RFC 5005, section 4).
 *
 * Archives are counted from the oldest entries, so new entries never change which entries an archive contains.
 */

import type { FeedSubject } from '../shared/urls.ts'

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

/**
 * Returns all archives of a feed.
 *
 * @param entries all entries, newest first
 * @returns entries by number: `1` has the oldest
 */
export function archivesOf<Entry>(entries: readonly Entry[]): [number: string, entries: Entry[]][] {
  return Array.from({ length: archiveCount(entries.length) }, (_, at) => [
    `${at + 1}`,
    entriesOfArchive(entries, at + 1),
  ])
}

/** The articles of a feed: all, or those on a topic or in a language. */
export type ArticleSubject = { to: 'home' } | Extract<FeedSubject, { id: string }>

/** Returns the name of an archive of a feed of articles. */
export function archiveName(archive: number | string, of: ArticleSubject): string {
  return 'id' in of ? `${of.to} ${of.id} ${archive}` : `${archive}`
}
