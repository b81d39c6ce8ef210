/** The dated changes of an article. */

import type { CalendarDate } from '../shared/dates.ts'
import type { ArticleFrontMatter } from './schema.ts'

export type Revision = ArticleFrontMatter['revisions'][number]

/** What a change is called: the words of the corrections policy. */
export const revisionLabels: Record<Revision['kind'], string> = {
  correction: 'Correction',
  update: 'Update',
  'verdict-change': 'Verdict change',
  withdrawal: 'Withdrawal',
}

type Dated = Pick<ArticleFrontMatter, 'published' | 'revisions'>

/** The day of its last change, which is the day it was last checked; it comes from its revisions, never from a file. */
export function lastModified({ published, revisions }: Dated): CalendarDate {
  return revisions.reduce((last, { date }) => (date > last ? date : last), published)
}

/** Changes, newest first; those of one day stay in the order they were written. */
export function newestRevisions(revisions: readonly Revision[]): Revision[] {
  return revisions.toSorted((one, other) => other.date.localeCompare(one.date))
}

/** The withdrawals of an article, newest first; none if it holds. */
export function withdrawalsOf({ revisions }: Pick<ArticleFrontMatter, 'revisions'>): Revision[] {
  return newestRevisions(revisions.filter(({ kind }) => kind === 'withdrawal'))
}

/** Tells whether an article was withdrawn: it keeps its address and claims nothing any more. */
export function isWithdrawn({ revisions }: Pick<ArticleFrontMatter, 'revisions'>): boolean {
  return revisions.some(({ kind }) => kind === 'withdrawal')
}

/** A change of verdict, with the ratings on both sides where they are named. */
export interface VerdictChange {
  date: CalendarDate
  from?: string | undefined
  to?: string | undefined
  summary: string
}

/**
 * The changes of verdict on a claim, newest first.
 *
 * @param articles the articles that check it; a change counts once, however many of them tell it
 */
export function verdictHistory(
  articles: readonly Pick<ArticleFrontMatter, 'revisions'>[],
): VerdictChange[] {
  const changes = articles.flatMap(({ revisions }) =>
    revisions.filter(({ kind }) => kind === 'verdict-change'),
  )
  const seen = new Set<string>()
  return newestRevisions(changes).filter(({ date, from, to }) => {
    const change = JSON.stringify([date, from, to])
    const isNew = !seen.has(change)
    seen.add(change)
    return isNew
  })
}
