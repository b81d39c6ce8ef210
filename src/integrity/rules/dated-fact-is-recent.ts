import type { Check } from '../check.ts'

import { daysBetween, isCalendarDate } from '../../shared/dates.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf } from '../elements.ts'

/** How many days a fact may go without being looked up again. */
export const oldestInDays = 365

/** A fact with a date, `<Dated as="2022-04-06">785 trials</Dated>`, was looked up not too long ago. */
export const datedFactIsRecent: Check = ({ articles, pages, today }) =>
  [...articles, ...pages].flatMap(({ record }) =>
    elementsOf(record)
      .filter(({ name }) => name === 'Dated')
      .flatMap(({ attributes }) => attributes.filter(({ name }) => name === 'as'))
      // A date that cannot be is another rule's to report.
      .filter(({ value }) => isCalendarDate(value) && daysBetween(value, today) > oldestInDays)
      .map(({ value, offset }) => ({
        rule: 'dated-fact-is-recent' as const,
        place: placeOfOffset(record.file, record.body, offset),
        message: `This was last looked up on \`${value}\`, more than ${oldestInDays} days ago.`,
        hint: 'Look it up again, correct the words if they no longer hold, and set `as` to the day you did.',
        length: value.length,
      })),
  )
