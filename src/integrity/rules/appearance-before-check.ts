import type { Claim } from '../../claims/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { lastModified } from '../../articles/revisions.ts'
import { datesOf } from '../../claims/appearances/claimed-by.ts'
import {
  type CalendarDate,
  dayAfter,
  earliestDay,
  formatDate,
  newestDay,
} from '../../shared/dates.ts'

/** A claim was made before it was checked; what was found later is recorded by a revision of an article. */
export const appearanceBeforeCheck = defineRule({
  name: 'appearance-before-check',
  holds: 'Every appearance of a claim is older than the last change of an article that checks it.',
  severity: 'warning',
  check: (context) => {
    const checked = lastDays(context)
    return [...context.claims].flatMap(([id, { record, data }]) => {
      const last = checked.get(id)
      return data && last !== undefined ? later(record, data, last, context) : []
    })
  },
})

/** Returns the day of the last change of any article that checks a claim, by claim. A draft has no fixed days. */
function lastDays({ articles }: RuleContext): Map<string, CalendarDate> {
  const days = new Map<string, CalendarDate>()
  for (const { data } of articles) {
    if (!data || data.draft) continue
    for (const claim of data.claims) {
      const known = days.get(claim)
      const day = newestDay([lastModified(data), ...(known === undefined ? [] : [known])])
      if (day !== undefined) days.set(claim, day)
    }
  }
  return days
}

function later(
  record: SourceRecord,
  claim: Claim,
  last: CalendarDate,
  { pointAt, today }: RuleContext,
): Problem[] {
  return datesOf(claim).flatMap(({ path, date }): Problem | [] => {
    const day = earliestDay(date)
    // `date-is-possible` reports a date in the future.
    if (day === undefined || day <= last || day > dayAfter(today)) return []
    return {
      ...pointAt(record, path, String(date)),
      message: `The claim was made here on \`${String(date)}\`, but no article that checks it was changed after ${formatDate(last, 'en-GB')}.`,
      hint: 'Correct the date, or add a revision to an article that says that the claim was made again.',
      record,
    }
  })
}
