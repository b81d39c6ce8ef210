import type { Problem, RuleContext } from '../rule.ts'

import { isWithdrawn } from '../../articles/revisions.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/** An article is looked at again by the day it names, unless it is a draft or was withdrawn. */
export const reviewIsNotDue = defineRule({
  name: 'review-is-not-due',
  holds: 'An article is looked at again by the day it names.',
  severity: 'warning',
  check,
})

function check({ articles, publication, today }: RuleContext): Problem[] {
  const pointAt = pointer(publication.sources)
  return articles.flatMap(({ record, data }) => {
    if (data?.reviewBy === undefined || data.reviewBy >= today) return []
    if (data.draft || isWithdrawn(data)) return []
    // A day before publication is another rule's to report.
    if (data.reviewBy < data.published) return []
    return [
      {
        ...pointAt(record, ['reviewBy'], data.reviewBy),
        message: `This article was to be looked at again by \`${data.reviewBy}\`.`,
        hint: 'Look for new evidence, record in `revisions` what changed, and set `reviewBy` to a day to come.',
      },
    ]
  })
}
