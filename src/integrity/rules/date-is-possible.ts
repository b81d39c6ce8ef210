import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import type { Response } from '../../responses/schema.ts'
import { type CalendarDate, dayAfter, isCalendarDate } from '../../shared/dates.ts'
import {
  type ImpossibleDate,
  beforeFirst,
  dateField,
  firstDatabase,
  inFuture,
} from '../dates/impossible.ts'
import type { Validated } from '../../publication/validated.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { datesOf } from '../../claims/appearances/claimed-by.ts'
import { responsePath } from '../../responses/thread.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { impossibleInArticle } from '../dates/article.ts'
import { firstDaysOfClaimants, replyBeforeClaims } from '../dates/reply.ts'
import { impossibleInReference } from '../dates/reference.ts'
import { impossibleInResponse } from '../dates/response.ts'
import type { CheckedText } from '../text.ts'

/** Dates are possible and in the right order. What is possible today remains possible. */
export const dateIsPossible = defineRule({
  name: 'date-is-possible',
  holds: 'Dates are possible and in the right order.',
  severity: 'error',
  check(context) {
    const { articles, pages, claims, claimants, references, responses, searches } = context
    // East of Greenwich it may already be the next day.
    const today = dayAfter(context.today)
    const firstClaims = firstDaysOfClaimants([...claims.values()].flatMap(({ data }) => data ?? []))
    const inRecords = [
      ...withData(articles, (record, data) =>
        impossibleInArticle(record, data, lastDayFor(data, today)),
      ),
      ...withData(claims.values(), (record, data) =>
        datesOf(data).flatMap(({ path, date }) =>
          inFuture(dateField(record, path, date), 'The date on which the claim was made', today),
        ),
      ),
      ...withData(claimants.values(), (record, { reply }) => [
        ...inFuture(
          dateField(record, ['reply', 'date'], reply?.date),
          'The date of the reply',
          today,
        ),
        ...replyBeforeClaims(record, reply?.date, firstClaims),
      ]),
      ...withData(references.values(), (record, data) =>
        impossibleInReference(record, data, today),
      ),
      ...withData(searches.values(), (record, { runs }) =>
        runs.flatMap(({ date }, index) => {
          const field = dateField(record, ['runs', index, 'date'], date)
          const what = 'The date of this run'
          return [...inFuture(field, what, today), ...beforeFirst(field, what, firstDatabase)]
        }),
      ),
      ...withData(responses.values(), (record, data) =>
        impossibleInResponse(record, data, earlierDates(record.id, data, context), today),
      ),
    ]
    return [
      ...inRecords.map(({ record, path, date, message, hint }): Problem => {
        // A date that `date-parts` or BibTeX writes in several parts has no single place.
        const where =
          typeof date === 'object'
            ? { place: record.placeOf(path) }
            : context.pointAt(record, path, String(date))
        return { ...where, message, hint, record }
      }),
      ...articles.flatMap((text) => inText(text, lastDayFor(text.data, today))),
      ...pages.flatMap((text) => inText(text, today)),
    ]
  },
})

function withData<Data, Kind extends SourceRecord>(
  records: Iterable<Validated<Data, Kind>>,
  find: (record: Kind, data: Data) => ImpossibleDate[],
): ImpossibleDate[] {
  return [...records].flatMap(({ record, data }) => (data ? find(record, data) : []))
}

/** The last possible day for the dates of an article: those of a draft are plans. */
function lastDayFor(data: ArticleFrontMatter | undefined, today: CalendarDate): CalendarDate {
  return data?.draft ? '9999-12-31' : today
}

/** The dates that a response cannot precede; the date of a draft is a plan. */
function earlierDates(
  id: string,
  { replyTo }: Response,
  { articles, responses }: RuleContext,
): { article: CalendarDate | undefined; answered: CalendarDate | undefined } {
  const { article } = responsePath(id)
  const about = articles.find(({ record }) => record.id === article)?.data
  return {
    article: about?.draft ? undefined : about?.published,
    answered: responses.get(`${article}/${replyTo ?? ''}`)?.data?.date,
  }
}

/** Finds impossible dates of facts in a text, such as `<Dated as="2022-04-06">785 trials</Dated>`. */
function inText({ record, found }: CheckedText, until: CalendarDate): Problem[] {
  return found.elements
    .filter(({ name }) => name === 'Dated')
    .flatMap(({ attributes }) => attributes.filter(({ name }) => name === 'as'))
    .flatMap(({ value, offset }): Problem | [] => {
      const isDay = isCalendarDate(value)
      if (isDay && value <= until) return []
      const invalid = value === '' ? '`as` is empty.' : `\`${value}\` is not a valid date.`
      return {
        place: placeOfOffset(record.file, record.body, offset),
        message: isDay ? `The day of this fact is in the future: \`${value}\`.` : invalid,
        hint: 'Write the day on which you looked this up, for example `as="2022-04-06"`.',
        ...(value === '' ? {} : { length: value.length }),
      }
    })
}
