/** Finds the dates for the sitemap, and writes robots.txt. */

import type { ArticleRecord } from '../articles/verdicts.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Target, Urls } from '../shared/urls.ts'

import { lastModified } from '../articles/revisions.ts'

/**
 * Returns the day of the last change of every page for which it is known: articles, and the lists and records that show
 * them.
 *
 * @param articles the published articles
 * @returns days by absolute address
 */
export function lastChanges(
  articles: readonly ArticleRecord[],
  urls: Urls,
): Map<string, CalendarDate> {
  const days = new Map<string, CalendarDate>()
  for (const { id, data } of articles) {
    const day = lastModified(data)
    const shownOn: Target[] = [
      { to: 'article', id },
      { to: 'home' },
      { to: 'articles' },
      ...data.topics.map((topic): Target => ({ to: 'topic', id: topic })),
      ...(data.claims.length > 0 ? [{ to: 'claims' } as const, { to: 'data' } as const] : []),
      ...data.claims.map((claim): Target => ({ to: 'claim', id: claim })),
      ...[...data.authors, ...data.reviewers].map((id): Target => ({ to: 'person', id })),
      ...(data.revisions.length > 0 ? [{ to: 'corrections' } as const] : []),
    ]
    for (const target of shownOn) {
      const address = urls.absolute(target)
      const known = days.get(address)
      if (known === undefined || known < day) days.set(address, day)
    }
  }
  return days
}

/** Writes robots.txt: allows everything and names the sitemap (RFC 9309; sitemaps.org, "Submitting"). */
export function robotsText(urls: Urls): string {
  const sitemap = urls.absolute({ to: 'file', path: 'sitemap-index.xml' })
  return `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`
}
