import { isWithdrawn } from '../../articles/revisions.ts'
import { defineRule } from '../rule.ts'

/** An article is reviewed by its `reviewBy` day, unless it is a draft or withdrawn. */
export const reviewIsNotDue = defineRule({
  name: 'review-is-not-due',
  holds: 'No review of an article is overdue.',
  severity: 'warning',
  check: ({ articles, pointAt, today }) =>
    articles.flatMap(({ record, data }) => {
      if (data?.reviewBy === undefined || data.reviewBy >= today) return []
      if (data.draft || isWithdrawn(data)) return []
      // `date-is-possible` reports a day before publication or the last check.
      if (data.reviewBy <= (data.lastChecked ?? '') || data.reviewBy <= data.published) return []
      return {
        ...pointAt(record, ['reviewBy'], data.reviewBy),
        message: `This article was due for review by \`${data.reviewBy}\`.`,
        hint: 'Search for new evidence, record any change in `revisions` and the day in `lastChecked`, and set `reviewBy` to a future day.',
      }
    }),
})
