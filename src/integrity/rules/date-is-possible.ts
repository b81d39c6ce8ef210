import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { Claim } from '../../claims/schema.ts'
import type { SourceText } from '../../reading/publication.ts'
import type { SourceRecord } from '../../reading/record.ts'
import type { Reference } from '../../references/schema.ts'
import type { Response } from '../../responses/schema.ts'
import type { Search } from '../../searches/schema.ts'
import type { WrittenDate } from '../../shared/written-date.ts'
import type { CalendarDate } from '../../shared/dates.ts'
import type { DataPath } from '../../shared/place.ts'
import type { Shaped } from '../publication.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { responsePath } from '../../responses/thread.ts'
import { dayAfter, earliestDay, formatEdtf, isCalendarDate, latestDay } from '../../shared/dates.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf } from '../elements.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/**
 * Dates stand in an order in which they can have happened.
 *
 * A date that is still to come is only ever mended by the passing of time: nothing that is right today becomes wrong.
 */
export const dateIsPossible = defineRule({
  name: 'date-is-possible',
  holds: 'Dates stand in an order in which they can have happened.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  const { articles, pages, claims, references, searches } = checked
  // In the east it is tomorrow already.
  const today = dayAfter(checked.today)
  const pointAt = pointer(checked.publication.sources)
  const inRecords = [
    ...articles.flatMap((article) => inFrontMatter(article, lastDayFor(article, today))),
    ...[...claims.values()].flatMap((claim) => inClaim(claim, today)),
    ...[...references.values()].flatMap((reference) => inReference(reference, today)),
    ...[...searches.values()].flatMap((search) => inSearch(search, today)),
    ...[...checked.responses.values()].flatMap((response) => inResponse(response, checked, today)),
  ]
  return [
    ...inRecords.map(({ record, path, date, message, hint }): Problem => {
      // What `date-parts` or BibTeX spread over several words stands in no single place.
      const where =
        typeof date === 'object'
          ? { place: record.placeOf(path) }
          : pointAt(record, path, String(date))
      return { ...where, message, hint, record }
    }),
    ...articles.flatMap((article) => inBody(article.record, lastDayFor(article, today))),
    ...pages.flatMap(({ record }) => inBody(record, today)),
  ]
}

/** A date that cannot be, in a record. */
interface Impossible {
  record: SourceRecord
  path: DataPath
  date: WrittenDate
  message: string
  hint: string
}

const correctOne = 'Correct one of the two dates.'

/** The last day that the dates of an article may name: those of a draft are plans. */
function lastDayFor({ data }: Shaped<ArticleFrontMatter>, today: CalendarDate): CalendarDate {
  return data?.draft ? '9999-12-31' : today
}

function inFrontMatter(
  { record, data }: Shaped<ArticleFrontMatter>,
  until: CalendarDate,
): Impossible[] {
  if (!data) return []
  const { published, revisions, evidenceAsOf } = data
  const ahead = [
    ...beforeItsTime(record, ['published'], published, firstWebPage, 'The day of publication'),
    ...stillToCome(record, ['published'], published, until, {
      what: 'The day of publication',
      hint: 'Correct it, or let the article be a draft (`draft: true`) until then.',
    }),
    ...revisions.flatMap(({ date }, index) =>
      stillToCome(record, ['revisions', index, 'date'], date, until, {
        what: 'The day of this change',
      }),
    ),
    ...stillToCome(record, ['evidenceAsOf'], evidenceAsOf, until, {
      what: 'The day up to which evidence was searched',
    }),
  ]
  // Held against a date that is wrong itself, any other would look wrong too.
  const order = [
    ...(published > until
      ? []
      : [...changesTooEarly(record, data), ...reviewTooEarly(record, data)]),
    ...(evidenceAsOf === undefined || evidenceAsOf > until
      ? []
      : evidenceTooLate(record, data, evidenceAsOf)),
  ]
  return [...ahead, ...order]
}

/** Changes among each other may stand in any order: pages sort them. */
function changesTooEarly(
  record: SourceRecord,
  { published, revisions }: ArticleFrontMatter,
): Impossible[] {
  return revisions.flatMap(({ date }, index) => {
    if (date >= published) return []
    const message = `This change is dated \`${date}\`, before the article was published on ${inWords(published)}.`
    return [{ record, path: ['revisions', index, 'date'], date, message, hint: correctOne }]
  })
}

function reviewTooEarly(
  record: SourceRecord,
  { published, reviewBy }: ArticleFrontMatter,
): Impossible[] {
  if (reviewBy === undefined || reviewBy > published) return []
  return [
    {
      record,
      path: ['reviewBy'],
      date: reviewBy,
      message: `The article is to be looked at again by \`${reviewBy}\`, but its day of publication is ${inWords(published)}.`,
      hint: 'Name a day after publication, or remove `reviewBy`.',
    },
  ]
}

function evidenceTooLate(
  record: SourceRecord,
  { published, revisions }: ArticleFrontMatter,
  evidenceAsOf: CalendarDate,
): Impossible[] {
  const last = [published, ...revisions.map(({ date }) => date)].reduce((one, other) =>
    other > one ? other : one,
  )
  if (evidenceAsOf <= last) return []
  const done = last === published ? 'was published' : 'was last changed'
  return [
    {
      record,
      path: ['evidenceAsOf'],
      date: evidenceAsOf,
      message: `The evidence is said to reach to \`${evidenceAsOf}\`, but the article ${done} on ${inWords(last)}.`,
      hint: 'Correct it, or record in `revisions` what the newer evidence changed.',
    },
  ]
}

/** The dates of facts, `<Dated as="2022-04-06">785 trials</Dated>`. */
function inBody(record: SourceText, until: CalendarDate): Problem[] {
  return elementsOf(record)
    .filter(({ name }) => name === 'Dated')
    .flatMap(({ attributes }) => attributes.filter(({ name }) => name === 'as'))
    .flatMap(({ value, offset }): Problem[] => {
      const isDay = isCalendarDate(value)
      if (isDay && value <= until) return []
      const instead = value === '' ? '`as` is empty.' : `\`${value}\` is not a day that exists.`
      return [
        {
          place: placeOfOffset(record.file, record.body, offset),
          message: isDay ? `The day this was looked up, \`${value}\`, is still to come.` : instead,
          hint: 'Write the day on which this was looked up, as in `as="2022-04-06"`.',
          ...(value === '' ? {} : { length: value.length }),
        },
      ]
    })
}

function inClaim({ record, data }: Shaped<Claim>, today: CalendarDate): Impossible[] {
  return (data?.claimants ?? []).flatMap(({ date }, index) =>
    stillToCome(record, ['claimants', index, 'date'], date, today, {
      what: 'The date on which the claim was made',
    }),
  )
}

function inSearch({ record, data }: Shaped<Search>, today: CalendarDate): Impossible[] {
  return (data?.runs ?? []).flatMap(({ date }, index) => [
    ...stillToCome(record, ['runs', index, 'date'], date, today, { what: 'The day of this run' }),
    ...beforeItsTime(record, ['runs', index, 'date'], date, firstDatabase, 'The day of this run'),
  ])
}

/** A response comes after its article and after the response it answers, the editors' reply after both. */
function inResponse(
  { record, data }: Shaped<Response>,
  { articles, responses }: RuleContext,
  today: CalendarDate,
): Impossible[] {
  if (!data) return []
  const { date, reply, replyTo } = data
  const ahead = [
    ...stillToCome(record, ['date'], date, today, { what: 'The day of this response' }),
    ...stillToCome(record, ['reply', 'date'], reply?.date, today, {
      what: 'The day of the reply',
    }),
  ]
  if (ahead.length > 0) return ahead
  const { article } = responsePath(record.id)
  const about = articles.find((each) => each.record.id === article)?.data
  const answered = responses.get(`${article}/${replyTo ?? ''}`)?.data
  const before = (path: DataPath, day: CalendarDate, what: string, other?: CalendarDate) =>
    other === undefined || other > today || day >= other
      ? []
      : [{ record, path, date: day, message: `${what} ${inWords(other)}.`, hint: correctOne }]
  return [
    ...before(
      ['date'],
      date,
      `This response is dated \`${date}\`, before the article was published on`,
      about?.draft ? undefined : about?.published,
    ),
    ...before(
      ['date'],
      date,
      `This response is dated \`${date}\`, but the one it answers is dated`,
      answered?.date,
    ),
    ...(reply
      ? before(
          ['reply', 'date'],
          reply.date,
          `The reply is dated \`${reply.date}\`, but the response itself is dated`,
          date,
        )
      : []),
  ]
}

function inReference({ record, data }: Shaped<Reference>, today: CalendarDate): Impossible[] {
  if (!data) return []
  const { issued, accessed, health, archived } = data
  const farAhead = [...issuedFarAhead(record, issued, today), ...issuedTooEarly(record, data)]
  return [
    ...beforeItsTime(
      record,
      ['accessed'],
      accessed,
      firstWebPage,
      'The day the source was looked at',
    ),
    ...beforeItsTime(
      record,
      ['archived', 'date'],
      archived?.date,
      firstWebPage,
      'The day of the archived copy',
    ),
    ...stillToCome(record, ['accessed'], accessed, today, {
      what: 'The day the source was looked at',
    }),
    ...stillToCome(record, ['health', 'date'], health?.date, today, {
      what: 'The date of the notice',
    }),
    ...stillToCome(record, ['health', 'checked'], health?.checked, today, {
      what: 'The day this was last looked up',
    }),
    ...stillToCome(record, ['archived', 'date'], archived?.date, today, {
      what: 'The day of the archived copy',
    }),
    ...farAhead,
    ...checkedTooEarly(record, data, today),
    ...(farAhead.length > 0
      ? []
      : [
          ...beforeItsSource(record, ['health', 'date'], health?.date, issued, 'The notice'),
          ...lookedAtTooEarly(record, data),
          ...beforeItsSource(
            record,
            ['archived', 'date'],
            archived?.date,
            issued,
            'The archived copy',
          ),
        ]),
  ]
}

/** Whoever looked it up before the notice appeared did not see it. */
function checkedTooEarly(
  record: SourceRecord,
  { health }: Reference,
  today: CalendarDate,
): Impossible[] {
  const first = health?.date === undefined ? undefined : earliestDay(health.date)
  if (health?.date === undefined || health.checked === undefined || first === undefined) return []
  if (health.checked >= first || first > today) return []
  return [
    {
      record,
      path: ['health', 'checked'],
      date: health.checked,
      message: `This was last looked up on \`${health.checked}\`, before the notice, which is dated ${inWords(health.date)}.`,
      hint: correctOne,
    },
  ]
}

/** What is in press may bear a date of this year or the next. */
function issuedFarAhead(
  record: SourceRecord,
  issued: WrittenDate | undefined,
  today: CalendarDate,
): Impossible[] {
  const first = issued === undefined ? undefined : earliestDay(issued)
  if (issued === undefined || first === undefined) return []
  if (Number(first.slice(0, 4)) <= Number(today.slice(0, 4)) + 1) return []
  return [
    {
      record,
      path: ['issued'],
      date: issued,
      message: `The date of this source, ${quoted(issued)}, is more than a year ahead.`,
      hint: 'Correct it; a source in press is dated this year or the next.',
    },
  ]
}

/** The day of the first website: nothing was looked at or archived on the web before. */
const firstWebPage = { year: 1991, what: 'the first website' }

/** MEDLARS, from which PubMed came, took its first searches. */
const firstDatabase = { year: 1964, what: 'the first medical database' }

/** Since when there have been periodicals of each type. */
const firstOfType: Partial<Record<Reference['type'], { year: number; what: string }>> = {
  'article-journal': { year: 1665, what: 'the first scientific journal' },
  'article-magazine': { year: 1663, what: 'the first magazine' },
  'article-newspaper': { year: 1605, what: 'the first newspaper' },
}

/** An article that is older than the kind of periodical that it is in has a year with a slip. */
function issuedTooEarly(record: SourceRecord, { type, issued }: Reference): Impossible[] {
  const first = firstOfType[type]
  return first ? beforeItsTime(record, ['issued'], issued, first, 'The date of this source') : []
}

function beforeItsTime(
  record: SourceRecord,
  path: DataPath,
  date: WrittenDate | undefined,
  { year, what: first }: { year: number; what: string },
  what: string,
): Impossible[] {
  const last = date === undefined ? undefined : latestDay(date)
  if (date === undefined || last === undefined || last >= `${year}-01-01`) return []
  return [
    {
      record,
      path,
      date,
      message: `${what}, ${quoted(date)}, is before ${first}, which was in ${year}.`,
      hint: 'Correct the year.',
    },
  ]
}

/** Types whose sources are read before the date that they bear in print. */
const readAhead: ReadonlySet<Reference['type']> = new Set([
  'article',
  'article-journal',
  'article-magazine',
  'book',
  'chapter',
  'paper-conference',
])

/** A source that has not appeared cannot be looked at. Those in print were on the web up to two years before. */
function lookedAtTooEarly(
  record: SourceRecord,
  { type, accessed, issued }: Reference,
): Impossible[] {
  if (accessed === undefined || issued === undefined) return []
  const [last, first] = [latestDay(accessed), earliestDay(issued)]
  if (last === undefined || first === undefined) return []
  const ahead = readAhead.has(type) ? Number(first.slice(0, 4)) - Number(last.slice(0, 4)) : 2
  // Where it appeared it may have been tomorrow already.
  if (dayAfter(last) >= first || ahead < 2) return []
  return [
    {
      record,
      path: ['accessed'],
      date: accessed,
      message: `This source was looked at on ${quoted(accessed)}, before it appeared, which was ${inWords(issued)}.`,
      hint: correctOne,
    },
  ]
}

/** What is about a source, or a copy of it, comes after it as far as both dates are exact. */
function beforeItsSource(
  record: SourceRecord,
  path: DataPath,
  date: WrittenDate | undefined,
  issued: WrittenDate | undefined,
  what: string,
): Impossible[] {
  if (date === undefined || issued === undefined) return []
  const [last, first] = [latestDay(date), earliestDay(issued)]
  if (last === undefined || first === undefined || last >= first) return []
  const message = `${what} is dated ${quoted(date)}, before the source itself, which is dated ${inWords(issued)}.`
  return [{ record, path, date, message, hint: correctOne }]
}

function stillToCome(
  record: SourceRecord,
  path: DataPath,
  date: WrittenDate | undefined,
  until: CalendarDate,
  {
    what,
    hint = 'Correct it; today is the latest that it can be.',
  }: { what: string; hint?: string },
): Impossible[] {
  const first = date === undefined ? undefined : earliestDay(date)
  if (date === undefined || first === undefined || first <= until) return []
  return [{ record, path, date, message: `${what}, ${quoted(date)}, is still to come.`, hint }]
}

/** A date as it was written, or in words where it was written in several parts. */
function quoted(date: WrittenDate): string {
  return typeof date === 'object' ? inWords(date) : `\`${date}\``
}

function inWords(date: WrittenDate): string {
  return formatEdtf(date, 'en-GB')
}
