import type { Check } from '../check.ts'

import { isWithdrawn } from '../../articles/revisions.ts'
import { pointer } from '../pointer.ts'

/** An article is looked at again by the day it names, unless it is a draft or was withdrawn. */
export const reviewIsNotDue: Check = ({ articles, publication, today }) => {
  const pointAt = pointer(publication.sources)
  return articles.flatMap(({ record, data }) => {
    if (data?.reviewBy === undefined || data.reviewBy >= today) return []
    if (data.draft || isWithdrawn(data)) return []
    // A day before publication is another rule's to report.
    if (data.reviewBy < data.published) return []
    return [
      {
        rule: 'review-is-not-due' as const,
        ...pointAt(record, ['reviewBy'], data.reviewBy),
        message: `This article was to be looked at again by \`${data.reviewBy}\`.`,
        hint: 'Look for new evidence, record in `revisions` what changed, and set `reviewBy` to a day to come.',
      },
    ]
  })
}
