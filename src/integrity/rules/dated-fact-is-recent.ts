import { daysBetween, isCalendarDate } from '../../shared/dates.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { defineRule } from '../rule.ts'

/** How many days a fact stays recent after it was verified. */
export const maxAgeInDays = 365

/** A fact with a date, `<Dated as="2022-04-06">785 trials</Dated>`, was verified within the last year. */
export const datedFactIsRecent = defineRule({
  name: 'dated-fact-is-recent',
  holds: 'A fact with a date was verified within the last year.',
  severity: 'warning',
  check: ({ articles, pages, problemsInTexts, today }) => {
    const others = (problemsInTexts.get('evidence-follows-its-source') ?? []).map(
      ({ place }) => place,
    )
    return [...articles, ...pages].flatMap(({ record, found }) =>
      found.elements
        .filter(({ name }) => name === 'Dated')
        .flatMap(({ attributes }) => attributes.filter(({ name }) => name === 'as'))
        // `date-is-possible` reports invalid dates.
        .filter(({ value }) => isCalendarDate(value) && daysBetween(value, today) > maxAgeInDays)
        .map(({ value, offset }) => ({
          place: placeOfOffset(record.file, record.body, offset),
          message: `This fact was last verified on \`${value}\`, more than ${maxAgeInDays} days ago.`,
          hint: 'Verify it, correct the text if it has changed, and set `as` to the day on which you verified it.',
          length: value.length,
        }))
        // `evidence-follows-its-source` reports a day before the source, which also has to become a later one.
        .filter(
          ({ place: { file, line, column } }) =>
            !others.some(
              (other) => other.file === file && other.line === line && other.column === column,
            ),
        ),
    )
  },
})
