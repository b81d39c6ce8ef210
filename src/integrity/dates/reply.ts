/** The date of a claimant’s reply, compared with the claims that it is about. */

import type { Claim } from '../../claims/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'

import { claimantIds, completeDatesOf } from '../../claims/appearances/claimed-by.ts'
import { type CalendarDate, earliestDay } from '../../shared/dates.ts'
import { dateField, type ImpossibleDate } from './impossible.ts'

/**
 * Returns the first possible day of the claims of each claimant.
 *
 * @returns by id of the claimant; `undefined` if a claim may be older, because the date of an appearance is not known
 */
export function firstDaysOfClaimants(
  claims: readonly Claim[],
): Map<string, CalendarDate | undefined> {
  const days = new Map<string, CalendarDate | undefined>()
  for (const claim of claims) {
    const day = firstDayOf(claim)
    for (const id of claimantIds(claim)) {
      const known = days.get(id)
      const isEarliest =
        !days.has(id) || (known !== undefined && (day === undefined || day < known))
      if (isEarliest) days.set(id, day)
    }
  }
  return days
}

/** Finds a reply that is older than every claim of its claimant. */
export function replyBeforeClaims(
  record: SourceRecord,
  date: CalendarDate | undefined,
  firstDays: ReadonlyMap<string, CalendarDate | undefined>,
): ImpossibleDate[] {
  const first = firstDays.get(record.id)
  if (date === undefined || first === undefined || date >= first) return []
  return [
    {
      ...dateField(record, ['reply', 'date'], date),
      date,
      message: `The date of the reply, \`${date}\`, is before the first appearance of any claim of this claimant, \`${first}\`.`,
      hint: 'Correct it, or the date of the appearance in the file of the claim.',
    },
  ]
}

function firstDayOf(claim: Claim): CalendarDate | undefined {
  const marked = claim.appearances?.find(({ first }) => first)
  if (marked) return marked.date === undefined ? undefined : earliestDay(marked.date)
  const days = completeDatesOf(claim)?.map(({ date }) => earliestDay(date))
  return days?.some((day) => day === undefined) ? undefined : days?.sort()[0]
}
