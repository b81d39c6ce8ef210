import type { SourceRecord } from '../../reading/record.ts'
import type { Claim } from '../../claims/schema.ts'
import type { WrittenDate } from '../../shared/written-date.ts'
import { type Problem, defineRule } from '../rule.ts'

import { completeDatesOf, datesOf } from '../../claims/appearances/claimed-by.ts'
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

/** Reports several marks together. The place is a mark that is wrong for certain or, if none is, the second. */
function markedTwice(record: SourceRecord, claim: Claim): Problem[] {
  const all = marked(claim)
  if (all.length < 2) return []
  const placeOf = (index: number) => record.placeOf(['appearances', index, 'first'], 'name')
  const earliest = earliestOf(claim, all)
  const wrong =
    (earliest === undefined ? undefined : all.find((index) => index !== earliest)) ?? all[1] ?? 0
  const names = all.map((index) => `${nameOf(claim, index)} (line ${placeOf(index).line})`)
  const kept =
    earliest === undefined
      ? 'the first known one'
      : `${nameOf(claim, earliest)}, which is the earliest`
  return [
    {
      place: placeOf(wrong),
      message: `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} are ${all.length === 2 ? 'both' : 'all'} marked as the first appearance.`,
      hint: `Keep \`first: true\` only at ${kept}.`,
      length: 'first'.length,
      record,
    },
  ]
}

/** Returns the marked appearance that was before the others for certain, unless one without a mark may be earlier. */
function earliestOf(claim: Claim, all: readonly number[]): number | undefined {
  const { appearances = [] } = claim
  const dates = completeDatesOf(claim)
  return all.find((index) => {
    const date = appearances[index]?.date
    return (
      date !== undefined &&
      dates?.every(({ path: [list, at], date: other }) => {
        const start = earliestDay(other)
        return (
          (list === 'appearances' && at === index) || (start !== undefined && isBefore(date, start))
        )
      })
    )
  })
}

function nameOf({ appearances = [] }: Claim, index: number): string {
  const { where, url } = appearances[index] ?? {}
  return `\`${where ?? url ?? ''}\``
}

function earlierThanFirst(record: SourceRecord, claim: Claim): Problem[] {
  const [at, second] = marked(claim)
  const date = at === undefined ? undefined : claim.appearances?.[at]?.date
  const start = date === undefined ? undefined : earliestDay(date)
  // `markedTwice` reports a second mark, with the earliest appearance.
  if (at === undefined || second !== undefined || date === undefined || start === undefined)
    return []
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
