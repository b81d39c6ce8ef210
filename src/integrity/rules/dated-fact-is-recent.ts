import type { Problem, RuleContext } from '../rule.ts'

import { daysBetween, isCalendarDate } from '../../shared/dates.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf } from '../elements.ts'
import { defineRule } from '../rule.ts'

/** How many days a fact may go without being looked up again. */
export const oldestInDays = 365

/** A fact with a date, `<Dated as="2022-04-06">785 trials</Dated>`, was looked up not too long ago. */
export const datedFactIsRecent = defineRule({
  name: 'dated-fact-is-recent',
  holds: 'A fact with a date was looked up not too long ago.',
  severity: 'warning',
  check,
})

function check({ articles, pages, today }: RuleContext): Problem[] {
  return [...articles, ...pages].flatMap(({ record }) =>
    elementsOf(record)
      .filter(({ name }) => name === 'Dated')
      .flatMap(({ attributes }) => attributes.filter(({ name }) => name === 'as'))
      // A date that cannot be is another rule's to report.
      .filter(({ value }) => isCalendarDate(value) && daysBetween(value, today) > oldestInDays)
      .map(({ value, offset }) => ({
        place: placeOfOffset(record.file, record.body, offset),
        message: `This was last looked up on \`${value}\`, more than ${oldestInDays} days ago.`,
        hint: 'Look it up again, correct the words if they no longer hold, and set `as` to the day you did.',
        length: value.length,
      })),
  )
}
