/** Articles that readers do not get yet: drafts, and articles under embargo. */

import { type CalendarDate, isCalendarDate } from '../shared/dates.ts'

/** The fields that keep an article from readers. They may come from front matter with mistakes in other fields. */
interface WithholdingFields {
  draft?: unknown
  publishAt?: unknown
}

/**
 * Returns until when an article is under embargo: its `publishAt`, if this day has not come.
 *
 * A `publishAt` that is not a day keeps the article back, because publishing it too early cannot be undone.
 *
 * @param data front matter, which may be invalid
 * @param today the current day in UTC
 */
export function embargoOf(data: unknown, today: CalendarDate): string | undefined {
  const { publishAt } = (data ?? {}) as WithholdingFields
  if (publishAt === undefined || publishAt === null) return undefined
  const day = typeof publishAt === 'string' ? publishAt : JSON.stringify(publishAt)
  return isCalendarDate(day) && day <= today ? undefined : day
}

/**
 * Returns whether readers do not get an article: it is a draft, or under embargo.
 *
 * @param data front matter, which may be invalid
 * @param today the current day in UTC
 */
export function isWithheld(data: unknown, today: CalendarDate): boolean {
  return isDraft(data) || embargoOf(data, today) !== undefined
}

/** Returns whether an article is a draft, even if other fields of its front matter are invalid. */
export function isDraft(data: unknown): boolean {
  return ((data ?? {}) as WithholdingFields).draft === true
}
