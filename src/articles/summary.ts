/** Summarises an article for lists, previews, citations and exports. */

import type { Words } from '../messages/words.ts'
import type { CalendarDate } from '../shared/dates.ts'
import { type Revision, lastCheckOf, withdrawalsOf } from './revisions.ts'
import type { ArticleFrontMatter } from './schema.ts'

/** An article in brief. */
export interface ArticleSummary {
  title: string
  /** The answer in a sentence or two; for a withdrawn article, when and why it was withdrawn. */
  description: string
  /** Its withdrawals, newest first. */
  withdrawals: readonly Revision[]
  /** The day on which the evidence was last checked; absent if the article was withdrawn. */
  lastChecked?: CalendarDate
  /** The day up to which evidence was searched for. */
  evidenceAsOf?: CalendarDate
}

/**
 * Summarises an article.
 *
 * For a withdrawn article, the summary has the title, and when and why it was withdrawn. The description and the dates of
 * the check are left out, because the answer is no longer valid. `checkedClaims` leaves out its verdicts.
 *
 * @param words in the language of the article
 */
export function summarizeArticle(data: ArticleFrontMatter, words: Words): ArticleSummary {
  const { title, description, evidenceAsOf } = data
  const withdrawals = withdrawalsOf(data)
  if (withdrawals.length > 0) {
    return { title, description: withdrawalsInWords(withdrawals, words), withdrawals }
  }
  return {
    title,
    description,
    withdrawals,
    lastChecked: lastCheckOf(data),
    ...(evidenceAsOf === undefined ? {} : { evidenceAsOf }),
  }
}

/**
 * Describes when and why an article was withdrawn, on one line.
 *
 * @example withdrawalsInWords([{ date: '2024-05-09', summary: 'It was wrong.', … }], wordsIn('en-GB'))
 * // => 'Withdrawn, 9 May 2024. It was wrong.'
 */
export function withdrawalsInWords(withdrawals: readonly Revision[], words: Words): string {
  return withdrawals
    .map(({ date, summary }) =>
      words.say('changes.withdrawnOn', { date: words.date(date), summary }),
    )
    .join(' ')
}
