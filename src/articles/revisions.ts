/** The dated changes to an article. */

import type { MessageId } from '../messages/words.ts'
import { newestDay, type CalendarDate } from '../shared/dates.ts'
import type { ArticleFrontMatter } from './schema.ts'

export type Revision = ArticleFrontMatter['revisions'][number]

/** The messages with the names of the kinds of change, as in the corrections policy. */
export const revisionLabels = {
  correction: 'changes.correction',
  update: 'changes.update',
  'verdict-change': 'changes.verdictChange',
  withdrawal: 'changes.withdrawal',
} as const satisfies Record<Revision['kind'], MessageId>

type Dated = Pick<ArticleFrontMatter, 'published' | 'revisions'>

/** Returns the day of the last change to an article, from its revisions, never from the file system. */
export function lastModified({ published, revisions }: Dated): CalendarDate {
  return revisions.reduce((last, { date }) => (date > last ? date : last), published)
}

/**
 * Returns the day on which the evidence for an article was last checked: the newest of what its authors say
 * (`lastChecked`), the day up to which they searched, and the days on which the verdict changed.
 *
 * Publication counts only if none of these says when: a text is often published later than its evidence was checked. A
 * correction does not count, and neither does an update: one study that is added is no check of all the others.
 */
export function lastCheckOf({
  published,
  lastChecked,
  evidenceAsOf,
  revisions,
}: Dated & Pick<ArticleFrontMatter, 'lastChecked' | 'evidenceAsOf'>): CalendarDate {
  const said = [lastChecked, evidenceAsOf].filter((day) => day !== undefined)
  const changes = revisions.filter(({ kind }) => kind === 'verdict-change')
  const checked = said.length === 0 ? [published] : said
  return newestDay([...checked, ...changes.map(({ date }) => date)]) ?? published
}

/** Returns the ratings before and after a change of verdict. An article that checks no claim has no verdict to show. */
export function ratingsOfChange(
  { from, to }: Pick<Revision, 'from' | 'to'>,
  { claims }: Pick<ArticleFrontMatter, 'claims'>,
): (string | undefined)[] {
  return claims.length === 0 ? [] : [from, to]
}

/** Sorts changes newest first; changes on the same day keep their order. */
export function newestRevisions(revisions: readonly Revision[]): Revision[] {
  return revisions.toSorted((one, other) => other.date.localeCompare(one.date))
}

/** Returns the withdrawals of an article, newest first. */
export function withdrawalsOf({ revisions }: Pick<ArticleFrontMatter, 'revisions'>): Revision[] {
  return newestRevisions(revisions.filter(({ kind }) => kind === 'withdrawal'))
}

/** Whether an article was withdrawn. It keeps its address, but its conclusions are no longer shown. */
export function isWithdrawn({ revisions }: Pick<ArticleFrontMatter, 'revisions'>): boolean {
  return revisions.some(({ kind }) => kind === 'withdrawal')
}

/** Returns whether a change to an article corrects something. Of a withdrawn article, only the withdrawal counts. */
export function isCorrection(
  { kind }: Pick<Revision, 'kind'>,
  of: Pick<ArticleFrontMatter, 'revisions'>,
): boolean {
  return isWithdrawn(of) ? kind === 'withdrawal' : kind !== 'update'
}
