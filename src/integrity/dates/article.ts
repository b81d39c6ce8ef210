import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type CalendarDate, newestDay } from '../../shared/dates.ts'
import {
  type ImpossibleDate,
  beforeFirst,
  correctOne,
  dateField,
  firstWebsite,
  inFuture,
  inWords,
} from './impossible.ts'

import { embargoOf } from '../../articles/embargo.ts'
import { lastModified } from '../../articles/revisions.ts'

/**
 * Finds impossible dates in the front matter of an article.
 *
 * @param until the last possible day, except for the publication under an embargo
 */
export function impossibleInArticle(
  record: SourceRecord,
  data: ArticleFrontMatter,
  until: CalendarDate,
): ImpossibleDate[] {
  const { published, publishAt, revisions, evidenceAsOf, lastChecked } = data
  const publication = dateField(record, ['published'], published)
  const lastPublication = embargoOf(data, until) ?? until
  const tooEarly = beforeFirst(publication, 'The publication date', firstWebsite)
  return [
    ...tooEarly,
    ...inFuture(
      publication,
      'The publication date',
      lastPublication,
      `Correct it, set \`draft: true\` until then, or add \`publishAt: ${published}\`.`,
    ),
    ...publishedOnAnotherDay(record, published, publishAt),
    ...revisions.flatMap(({ date }, index) =>
      inFuture(
        dateField(record, ['revisions', index, 'date'], date),
        'The date of this revision',
        until,
      ),
    ),
    ...inFuture(dateField(record, ['evidenceAsOf'], evidenceAsOf), '`evidenceAsOf`', until),
    ...inFuture(dateField(record, ['lastChecked'], lastChecked), '`lastChecked`', until),
    // Compared with a wrong date, every other date would look wrong too.
    ...(published > lastPublication
      ? []
      : [
          ...revisionsTooEarly(record, data),
          ...checkTooEarly(record, data),
          ...reviewTooEarly(record, data),
        ]),
    ...(evidenceAsOf === undefined || evidenceAsOf > until || tooEarly.length > 0
      ? []
      : evidenceTooLate(record, data, evidenceAsOf)),
  ]
}

/** Readers see `published`, so it is the day on which an embargo ends. */
function publishedOnAnotherDay(
  record: SourceRecord,
  published: CalendarDate,
  publishAt: CalendarDate | undefined,
): ImpossibleDate[] {
  if (publishAt === undefined || publishAt === published) return []
  return [
    {
      record,
      path: ['publishAt'],
      date: publishAt,
      message: `\`publishAt\` is \`${publishAt}\`, but \`published\` is \`${published}\`.`,
      hint: 'Write the same day in both, or remove `publishAt`.',
    },
  ]
}

/** Revisions can be listed in any order, because pages sort them. */
function revisionsTooEarly(
  record: SourceRecord,
  { published, revisions }: ArticleFrontMatter,
): ImpossibleDate[] {
  return revisions.flatMap(({ date }, index) => {
    if (date >= published) return []
    const message = `This revision is dated \`${date}\`, before the article was published on ${inWords(published)}.`
    return [{ record, path: ['revisions', index, 'date'], date, message, hint: correctOne }]
  })
}

/** The evidence is checked again for each change of the verdict. */
function checkTooEarly(
  record: SourceRecord,
  { lastChecked: date, revisions }: ArticleFrontMatter,
): ImpossibleDate[] {
  const changes = revisions.filter(({ kind }) => kind === 'verdict-change')
  const last = newestDay(changes.map((change) => change.date))
  if (date === undefined || last === undefined || date >= last) return []
  return [
    {
      record,
      path: ['lastChecked'],
      date,
      message: `\`lastChecked\` is \`${date}\`, but the verdict was changed on ${inWords(last)}.`,
      hint: 'Correct it, or remove `lastChecked`, so that the later day is shown.',
    },
  ]
}

function reviewTooEarly(
  record: SourceRecord,
  { published, lastChecked, reviewBy }: ArticleFrontMatter,
): ImpossibleDate[] {
  if (reviewBy === undefined) return []
  const field = { record, path: ['reviewBy'], date: reviewBy }
  if (reviewBy <= published) {
    return [
      {
        ...field,
        message: `\`reviewBy\` is \`${reviewBy}\`, but the publication date is ${inWords(published)}.`,
        hint: 'Set a day after publication, or remove `reviewBy`.',
      },
    ]
  }
  if (lastChecked === undefined || reviewBy > lastChecked) return []
  return [
    {
      ...field,
      message: `\`reviewBy\` is \`${reviewBy}\`, but the evidence was checked on ${inWords(lastChecked)} (\`lastChecked\`).`,
      hint: 'Set the day of the next review, or remove `reviewBy`.',
    },
  ]
}

function evidenceTooLate(
  record: SourceRecord,
  data: ArticleFrontMatter,
  evidenceAsOf: CalendarDate,
): ImpossibleDate[] {
  const { published, lastChecked } = data
  const last = lastChecked ?? lastModified(data)
  if (evidenceAsOf <= last) return []
  const done =
    lastChecked === undefined
      ? `the article ${last === published ? 'was published' : 'was last changed'} on ${inWords(last)}`
      : `\`lastChecked\` is \`${lastChecked}\``
  return [
    {
      record,
      path: ['evidenceAsOf'],
      date: evidenceAsOf,
      message: `\`evidenceAsOf\` is \`${evidenceAsOf}\`, but ${done}.`,
      hint:
        lastChecked === undefined
          ? 'Correct it, add a revision that says what the newer evidence changed, or set `lastChecked` if it changed nothing.'
          : 'Correct it, or set `lastChecked` to the day on which you checked what you found.',
    },
  ]
}
