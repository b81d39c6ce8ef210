/** What is shown about an article wherever it is listed, shared, cited or exported. */

import type { CalendarDate } from '../shared/dates.ts'
import type { Revision } from './revisions.ts'
import type { ArticleFrontMatter } from './schema.ts'

import { formatDate } from '../shared/dates.ts'
import { lastModified, withdrawalsOf } from './revisions.ts'

/** An article in brief. */
export interface ArticleSummary {
  title: string
  /** The answer in a sentence or two; of a withdrawn article when and why it was withdrawn. */
  description: string
  /** Its withdrawals, newest first; none if it holds. */
  withdrawals: readonly Revision[]
  /** The day of the last check; a withdrawal is none. */
  lastChecked?: CalendarDate
  /** The day up to which the evidence was searched. */
  evidenceAsOf?: CalendarDate
}

/**
 * Sums an article up.
 *
 * A withdrawn article keeps its title, and says when and why it was withdrawn. Its description is the answer that no
 * longer holds, so it goes, as do the dates that vouch for the answer. Verdicts go in `checkedClaims`.
 *
 * @param language for dates, a BCP 47 tag
 */
export function summarizeArticle(data: ArticleFrontMatter, language: string): ArticleSummary {
  const { title, description, evidenceAsOf } = data
  const withdrawals = withdrawalsOf(data)
  if (withdrawals.length > 0) {
    return { title, description: withdrawalsInWords(withdrawals, language), withdrawals }
  }
  return {
    title,
    description,
    withdrawals,
    lastChecked: lastModified(data),
    ...(evidenceAsOf === undefined ? {} : { evidenceAsOf }),
  }
}

/**
 * When and why an article was withdrawn, in a line of text.
 *
 * @example withdrawalsInWords([{ date: '2024-05-09', summary: 'It was wrong.', … }], 'en-GB')
 * // => 'Withdrawn, 9 May 2024. It was wrong.'
 */
export function withdrawalsInWords(withdrawals: readonly Revision[], language: string): string {
  return withdrawals
    .map(({ date, summary }) => `Withdrawn, ${formatDate(date, language)}. ${summary}`)
    .join(' ')
}
