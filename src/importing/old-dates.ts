/** Reads the dates of old texts. */

import { type CalendarDate, isCalendarDate } from '../shared/dates.ts'
import { rewriteDate } from '../shared/spelt-date.ts'
import type { BlogKind, Note, OldPost } from './old-post.ts'

import { plainName, textOf } from './old-values.ts'

/** A field with a date. */
interface DateField {
  name: string
  value: unknown
}

/** The days of a text. */
export interface OldDays {
  published?: CalendarDate
  /** The day on which its program was to publish it. */
  scheduled?: CalendarDate
}

/**
 * Reads the day of publication, and the day for which the text was scheduled: Hugo has a field for it, and WordPress a state.
 *
 * @param dates the fields with dates, the most important first
 */
export function readDays(
  dates: readonly DateField[],
  post: Pick<OldPost, 'day'>,
  {
    kind,
    isScheduled,
    notes,
    taken,
  }: { kind: BlogKind; isScheduled: boolean; notes: Note[]; taken: Set<string> },
): OldDays {
  const published = firstDay(dates, post, { notes, taken })
  const ofHugo = dates.find(({ name }) => kind === 'hugo' && plainName(name) === 'publishdate')
  const scheduled = ofHugo ? dayOf(textOf(ofHugo.value)) : isScheduled ? published : undefined
  // A text can have several dates; those with another day stay for the comment.
  for (const { name, value } of dates) {
    if (typeof value !== 'boolean' && dayOf(textOf(value)) !== published) taken.delete(name)
  }
  return {
    ...(published !== undefined && { published }),
    ...(scheduled !== undefined && { scheduled }),
  }
}

/** Reads the first day that can be read. The fields before it stay for the comment, because the report is soon lost. */
function firstDay(
  dates: readonly DateField[],
  post: Pick<OldPost, 'day'>,
  { notes, taken }: { notes: Note[]; taken: Set<string> },
): CalendarDate | undefined {
  for (const { name, value } of dates) {
    if (typeof value === 'boolean') continue
    const day = dayOf(textOf(value))
    if (day !== undefined) return day
    taken.delete(name)
    notes.push({ message: `\`${name}\` (\`${textOf(value)}\`) is not a date that can be read.` })
  }
  return post.day === undefined ? undefined : dayOf(post.day)
}

/**
 * Reads the day of a date with a time: `2019-03-01 10:00:00 +0100`, `2019-03-01T10:00:00Z`, `Fri, 01 Mar 2019 …`.
 *
 * @returns `undefined` if there is no such day, or if day and month cannot be told apart
 */
export function dayOf(written: string): CalendarDate | undefined {
  const plain = written
    .trim()
    .replace(/^(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:[T ].*)?$/s, '$1')
    .replace(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /i, '')
    .replace(/ \d{1,2}:\d{2}.*$/s, '')
  const day = isCalendarDate(plain) ? plain : rewriteDate(plain)
  return day !== undefined && isCalendarDate(day) ? day : undefined
}
