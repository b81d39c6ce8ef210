import type { CalendarDate } from '../shared/dates.ts'

import { entriesPerDocument } from '../publication/archives.ts'

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
