import type { SourceRecord } from '../../reading/record.ts'
import type { Claim } from '../../claims/schema.ts'
import type { WrittenDate } from '../../shared/written-date.ts'
import { type Problem, defineRule } from '../rule.ts'

import { datesOf } from '../../claims/appearances/claimed-by.ts'
import { earliestDay, latestDay } from '../../shared/dates.ts'

/** At most one appearance of a claim is marked as the first, and none is certainly earlier. */
export const firstAppearanceIsFirst = defineRule({
  name: 'first-appearance-is-first',
  holds: 'At most one appearance of a claim is marked as the first, and no other is earlier.',
  severity: 'error',
  check: ({ claims }) =>
    [...claims.values()].flatMap(({ record, data }) =>
      data ? [...markedTwice(record, data), ...earlierThanFirst(record, data)] : [],
    ),
})

function marked({ appearances = [] }: Claim): number[] {
  return appearances.flatMap(({ first }, index) => (first ? [index] : []))
}

function markedTwice(record: SourceRecord, claim: Claim): Problem[] {
  return marked(claim)
    .slice(1)
    .map((index) => ({
      place: record.placeOf(['appearances', index, 'first'], 'name'),
      message: 'Another appearance of this claim is already marked as the first.',
      hint: 'Keep `first: true` only at the first known one.',
      length: 'first'.length,
      record,
    }))
}

function earlierThanFirst(record: SourceRecord, claim: Claim): Problem[] {
  const [at] = marked(claim)
  const date = at === undefined ? undefined : claim.appearances?.[at]?.date
  const start = date === undefined ? undefined : earliestDay(date)
  if (at === undefined || date === undefined || start === undefined) return []
  const earlier = datesOf(claim)
    .map((each) => each.date)
    .find((other) => isBefore(other, start))
  return earlier === undefined
    ? []
    : [
        {
          place: record.placeOf(['appearances', at, 'first'], 'name'),
          message: `This appearance of \`${String(date)}\` is marked as the first, but another is dated \`${String(earlier)}\`.`,
          hint: 'Mark the earliest one with `first: true`, or correct a date.',
          length: 'first'.length,
          record,
        },
      ]
}

function isBefore(date: WrittenDate, start: string): boolean {
  const end = latestDay(date)
  return end !== undefined && end < start
}
