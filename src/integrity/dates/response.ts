import type { SourceRecord } from '../../reading/record.ts'
import type { Response } from '../../responses/schema.ts'
import type { CalendarDate } from '../../shared/dates.ts'
import { type ImpossibleDate, correctOne, dateField, inFuture, inWords } from './impossible.ts'

/** The dates that a response cannot precede. */
export interface EarlierDates {
  /** When the article was published. */
  article: CalendarDate | undefined
  /** When the response that this one answers was given. */
  answered: CalendarDate | undefined
}

/** Finds impossible dates in a response: it follows its article and the response it answers, and the reply follows it. */
export function impossibleInResponse(
  record: SourceRecord,
  { date, reply }: Response,
  { article, answered }: EarlierDates,
  today: CalendarDate,
): ImpossibleDate[] {
  const ahead = [
    ...inFuture(dateField(record, ['date'], date), 'The date of this response', today),
    ...inFuture(dateField(record, ['reply', 'date'], reply?.date), 'The date of the reply', today),
  ]
  if (ahead.length > 0) return ahead
  const own = { record, path: ['date'], date, hint: correctOne }
  const dated = `This response is dated \`${date}\``
  // A date in the future is reported where it is written.
  const isEarlier = (day: CalendarDate, other: CalendarDate | undefined) =>
    other !== undefined && other <= today && day < other
  return [
    ...(article !== undefined && isEarlier(date, article)
      ? [{ ...own, message: `${dated}, before the article was published on ${inWords(article)}.` }]
      : []),
    ...(answered !== undefined && isEarlier(date, answered)
      ? [
          {
            ...own,
            message: `${dated}, but the response it answers is dated ${inWords(answered)}.`,
          },
        ]
      : []),
    ...(reply && isEarlier(reply.date, date)
      ? [
          {
            ...own,
            path: ['reply', 'date'],
            date: reply.date,
            message: `The reply is dated \`${reply.date}\`, but the response itself is dated ${inWords(date)}.`,
          },
        ]
      : []),
  ]
}
