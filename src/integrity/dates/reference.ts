import type { SourceRecord } from '../../reading/record.ts'
import type { Reference } from '../../references/schema.ts'
import { type CalendarDate, dayAfter, earliestDay, latestDay } from '../../shared/dates.ts'
import type { WrittenDate } from '../../shared/written-date.ts'
import {
  type DateField,
  type First,
  type ImpossibleDate,
  beforeFirst,
  correctOne,
  dateField,
  firstWebsite,
  inFuture,
  inWords,
  quoted,
} from './impossible.ts'

/** Finds impossible dates in a reference. */
export function impossibleInReference(
  record: SourceRecord,
  data: Reference,
  today: CalendarDate,
): ImpossibleDate[] {
  const { issued } = data
  const accessed = dateField(record, ['accessed'], data.accessed)
  const archived = dateField(record, ['archived', 'date'], data.archived?.date)
  const notice = dateField(record, ['health', 'date'], data.health?.date)
  const checked = dateField(record, ['health', 'checked'], data.health?.checked)
  const wrongSource = [...issuedFarAhead(record, issued, today), ...issuedTooEarly(record, data)]
  return [
    ...beforeFirst(accessed, 'The access date', firstWebsite),
    ...beforeFirst(archived, 'The date of the archived copy', firstWebsite),
    ...inFuture(accessed, 'The access date', today),
    ...inFuture(notice, 'The date of the notice', today),
    ...inFuture(checked, '`health.checked`', today),
    ...inFuture(archived, 'The date of the archived copy', today),
    ...wrongSource,
    ...checkedTooEarly(record, data, today),
    // Compared with a wrong date, every other date would look wrong too.
    ...(wrongSource.length > 0
      ? []
      : [
          ...beforeSource(notice, issued, 'The notice'),
          ...accessedTooEarly(record, data),
          ...beforeSource(archived, issued, 'The archived copy'),
        ]),
  ]
}

/** Whoever checked before the notice appeared did not see it. */
function checkedTooEarly(
  record: SourceRecord,
  { health }: Reference,
  today: CalendarDate,
): ImpossibleDate[] {
  const first = health?.date === undefined ? undefined : earliestDay(health.date)
  if (health?.date === undefined || health.checked === undefined || first === undefined) return []
  if (health.checked >= first || first > today) return []
  return [
    {
      record,
      path: ['health', 'checked'],
      date: health.checked,
      message: `\`health.checked\` is \`${health.checked}\`, but the notice is dated ${inWords(health.date)}.`,
      hint: correctOne,
    },
  ]
}

/** A source in press can be dated this year or next year. */
function issuedFarAhead(
  record: SourceRecord,
  issued: WrittenDate | undefined,
  today: CalendarDate,
): ImpossibleDate[] {
  const first = issued === undefined ? undefined : earliestDay(issued)
  if (issued === undefined || first === undefined) return []
  if (Number(first.slice(0, 4)) <= Number(today.slice(0, 4)) + 1) return []
  return [
    {
      record,
      path: ['issued'],
      date: issued,
      message: `The date of this source is more than a year in the future: ${quoted(issued)}.`,
      hint: 'Correct it. A source in press can be dated this year or next year.',
    },
  ]
}

/** The first periodical of each type. */
const firstOfType: Partial<Record<Reference['type'], First>> = {
  'article-journal': { year: 1665, what: 'the first scientific journal' },
  'article-magazine': { year: 1663, what: 'the first magazine' },
  'article-newspaper': { year: 1605, what: 'the first newspaper' },
}

/** An article older than all periodicals of its type has a typo in its year. */
function issuedTooEarly(record: SourceRecord, { type, issued }: Reference): ImpossibleDate[] {
  const first = firstOfType[type]
  if (!first) return []
  return beforeFirst(dateField(record, ['issued'], issued), 'The date of this source', first)
}

/** Types of source that can be online before the date of the printed issue. */
const onlineAhead: ReadonlySet<Reference['type']> = new Set([
  'article',
  'article-journal',
  'article-magazine',
  'book',
  'chapter',
  'paper-conference',
])

/** A source cannot be accessed before it appeared. Printed sources can be online up to two years before their date. */
function accessedTooEarly(
  record: SourceRecord,
  { type, accessed, issued }: Reference,
): ImpossibleDate[] {
  if (accessed === undefined || issued === undefined) return []
  const [last, first] = [latestDay(accessed), earliestDay(issued)]
  if (last === undefined || first === undefined) return []
  const ahead = onlineAhead.has(type) ? Number(first.slice(0, 4)) - Number(last.slice(0, 4)) : 2
  // It may have appeared in a time zone where it was already the next day.
  if (dayAfter(last) >= first || ahead < 2) return []
  return [
    {
      record,
      path: ['accessed'],
      date: accessed,
      message: `This source was accessed on ${quoted(accessed)}, before it appeared (${inWords(issued)}).`,
      hint: correctOne,
    },
  ]
}

/** A notice about a source, or a copy of it, comes after the source, as far as both dates are exact. */
function beforeSource(
  { date, ...field }: DateField,
  issued: WrittenDate | undefined,
  what: string,
): ImpossibleDate[] {
  if (date === undefined || issued === undefined) return []
  const [last, first] = [latestDay(date), earliestDay(issued)]
  if (last === undefined || first === undefined || last >= first) return []
  const message = `${what} is dated ${quoted(date)}, but the source itself is dated ${inWords(issued)}.`
  return [{ ...field, date, message, hint: correctOne }]
}
