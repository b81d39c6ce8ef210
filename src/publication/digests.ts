/** Sorts what is published into months. */

import type { ArticleFrontMatter } from '../articles/schema.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Article, ChangePlace, Digest } from './published.ts'

import { isCorrection } from '../articles/revisions.ts'

/** A month as in `2026-11`. */
type Month = string

/**
 * Returns what was published in each month in which anything was. Only the dates of the records count, so a month stays as it
 * is unless one of its records changes.
 *
 * @param articles newest first
 * @param corrections the changes that correct something, newest first
 * @returns by month, newest first
 */
export function digestsOf(
  articles: readonly Pick<Article, 'id' | 'data'>[],
  corrections: readonly ChangePlace[],
): Map<Month, Digest> {
  const published = Map.groupBy(articles, ({ data }) => monthOf(data.published))
  const corrected = Map.groupBy(corrections, ({ date }) => monthOf(date))
  const months = [...new Set([...published.keys(), ...corrected.keys()])].sort().reverse()
  return new Map(
    months.map((month) => [
      month,
      {
        articles: (published.get(month) ?? []).map(({ id }) => id),
        corrections: corrected.get(month) ?? [],
      },
    ]),
  )
}

/** Returns the months whose digests contain an article or a change to it. */
export function digestMonths(data: Pick<ArticleFrontMatter, 'published' | 'revisions'>): Month[] {
  const corrections = data.revisions.filter((revision) => isCorrection(revision, data))
  return [data.published, ...corrections.map(({ date }) => date)].map(monthOf)
}

function monthOf(day: CalendarDate): Month {
  return day.slice(0, 7)
}
