/** What the bar of `npm run dev` shows about a page: its problems, and facts that an author watches while writing. */

import { dirname, relative, sep } from 'node:path'

import type { Issue } from '../../integrity/issue.ts'
import type { PublishedPublication } from '../../publication/published.ts'
import type { SourceText } from '../../publication/source.ts'
import type { SourceRecord } from '../../reading/record.ts'
import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { CurrentPublication } from '../current-publication.ts'

import { toString } from 'mdast-util-to-string'

import { embargoOf, isDraft } from '../../articles/embargo.ts'
import { minutesToRead } from '../../articles/reading-time.ts'
import { elementsOf } from '../../integrity/elements.ts'
import { type CalendarDate, daysBetween, isCalendarDate } from '../../shared/dates.ts'
import { type Place, placeOfOffset } from '../../shared/place.ts'
import { toNormalForm } from '../../shared/normal-form.ts'

/** What the bar shows. */
export interface Desk {
  /** The file of the page, if it shows a record or a text. */
  source?: DeskPlace
  /** Why readers do not get the page: “Draft”, or until when it is under embargo. */
  withheld?: string
  /** The problems of the page; absent until the content has been checked. */
  problems?: DeskProblem[]
  /** The problems of all other files. */
  elsewhere?: { errors: number; warnings: number }
  /** Only of texts. */
  text?: { words: number; minutes: number }
  /** The studies of the claims that an article checks and its text does not cite. */
  uncited: { key: string; claim: string; place: DeskPlace }[]
  /** The facts with a date, the oldest first. */
  dated: {
    date: string
    words: string
    days: number
    /** Whether the check asks to verify it again. */
    isOld: boolean
    place: DeskPlace
  }[]
}

export interface DeskProblem {
  severity: 'error' | 'warning'
  message: string
  hint?: string
  rule: string
  place: DeskPlace
}

/** A place in a file. */
export interface DeskPlace {
  /** As it is shown, relative to the working directory: `content/articles/x.mdx:3:1`. */
  shown: string
  /** As an editor is asked to open it, with an absolute path. */
  open: string
}

/** What is known of the content. */
export interface DeskContext {
  current: Pick<CurrentPublication, 'source' | 'validated'>
  library: Pick<PublishedPublication, 'articleFacts' | 'pages'>
  /** The problems of the content as it is; `undefined` if it has not been checked. */
  issues: readonly Issue[] | undefined
  today: CalendarDate
}

/**
 * Returns what the bar shows on a page.
 *
 * @param path the path of the page in the site, decoded and without a slash at its start: `articles/x/`
 */
export function deskOf(path: string, context: DeskContext): Desk {
  const { validated } = context.current
  const shown = recordOf(path, validated)
  const article = validated.articles.find(({ record }) => record === shown)
  const files = filesOf(shown, article?.data, validated)
  const isHere = ({ place: { file } }: Issue) =>
    files.has(file) || isInFolder(file, article?.record)
  const { issues } = context
  const elsewhere = issues?.filter((issue) => !isHere(issue)) ?? []
  return {
    ...(shown && { source: placeFor(shown.place) }),
    ...withheldOf(article, context.today),
    ...(issues && {
      problems: issues.filter(isHere).map(problemOf),
      elsewhere: {
        errors: elsewhere.filter(({ severity }) => severity === 'error').length,
        warnings: elsewhere.filter(({ severity }) => severity === 'warning').length,
      },
    }),
    ...textOf(path, shown, context),
    uncited: article?.data ? uncitedIn(article.record.id, article.data, context) : [],
    dated: isText(shown) ? datedIn(shown, context) : [],
  }
}

type Validated = CurrentPublication['validated']

/** Finds the record that a page shows. */
function recordOf(path: string, validated: Validated): SourceRecord | undefined {
  const [, folder = '', id = ''] = /^([^/]+)\/(?:(.+)\/)?$/.exec(toNormalForm(path)) ?? []
  const named = (entries: readonly { record: SourceRecord }[], name: string) =>
    entries.find(({ record }) => record.id === name)?.record
  switch (folder) {
    case 'articles':
      return named(validated.articles, id)
    case 'claims':
      return validated.claims.get(id)?.record
    case 'references':
      return (validated.references.get(id) ?? validated.searches.get(id))?.record
    case 'claimants':
      return validated.claimants.get(id)?.record
    case 'people':
      return validated.people.get(id)?.record
    case 'topics':
      return validated.topics.get(id)?.record
    case 'ratings':
      return validated.ratings.get(id)?.record
    default:
      return named(validated.pages, path.replace(/\/$/, ''))
  }
}

/** Returns the files that a page is made from, as far as an author of the page would change them. */
function filesOf(
  record: SourceRecord | undefined,
  data: ArticleFrontMatter | undefined,
  { claims, people, topics }: Validated,
): Set<string> {
  const named = [
    ...(data?.claims ?? []).map((id) => claims.get(id)),
    ...[...(data?.authors ?? []), ...(data?.reviewers ?? [])].map((id) => people.get(id)),
    ...(data?.topics ?? []).map((id) => topics.get(id)),
  ]
  return new Set(
    [record, ...named.map((each) => each?.record)].flatMap((each) => (each ? [each.file] : [])),
  )
}

/** Whether a file is in the folder of an article, such as the data of a chart. */
function isInFolder(file: string, article: SourceRecord | undefined): boolean {
  return (
    article !== undefined &&
    /[/\\]index\.mdx$/.test(article.file) &&
    file.startsWith(dirname(article.file) + sep)
  )
}

function withheldOf(
  article: { record: SourceRecord } | undefined,
  today: CalendarDate,
): Pick<Desk, 'withheld'> {
  if (!article) return {}
  const { data } = article.record
  if (isDraft(data)) return { withheld: 'Draft' }
  const until = embargoOf(data, today)
  return until === undefined ? {} : { withheld: `Under embargo until ${until}` }
}

function problemOf({ severity, message, hint, rule, place }: Issue): DeskProblem {
  return { severity, message, ...(hint !== undefined && { hint }), rule, place: placeFor(place) }
}

function placeFor({ file, line, column }: Place): DeskPlace {
  return {
    shown: `${relative('', file).replaceAll(sep, '/')}:${line}:${column}`,
    open: `${file}:${line}:${column}`,
  }
}

function textOf(
  path: string,
  record: SourceRecord | undefined,
  { library }: DeskContext,
): Pick<Desk, 'text'> {
  if (!record) return {}
  const facts = path.startsWith('articles/')
    ? library.articleFacts.get(record.id)
    : isText(record)
      ? library.pages.get(record.id)?.facts
      : undefined
  // A text that does not compile has no words.
  return facts && facts.words > 0
    ? { text: { words: facts.words, minutes: minutesToRead(facts.words) } }
    : {}
}

function uncitedIn(
  id: string,
  data: ArticleFrontMatter,
  { library, current: { validated } }: DeskContext,
): Desk['uncited'] {
  const facts = library.articleFacts.get(id)
  const cited = new Set([
    ...(facts?.listed ?? []),
    ...(facts?.mentions ?? []).map(({ key }) => key),
  ])
  return data.claims.flatMap((name) => {
    const claim = validated.claims.get(name)
    return (claim?.data?.evidence ?? []).flatMap(({ reference: key }, index) =>
      claim && !cited.has(key)
        ? [
            {
              key,
              claim: name,
              place: placeFor(claim.record.placeOf(['evidence', index, 'reference'])),
            },
          ]
        : [],
    )
  })
}

function isText(record: SourceRecord | undefined): record is SourceText {
  return record?.format === 'mdx'
}

function datedIn(text: SourceText, { issues = [], today }: DeskContext): Desk['dated'] {
  const isReported = ({ line, column }: Place) =>
    issues.some(
      ({ rule, place }) =>
        rule === 'dated-fact-is-recent' &&
        place.file === text.file &&
        place.line === line &&
        place.column === column,
    )
  return elementsOf(text)
    .filter(({ name }) => name === 'Dated')
    .flatMap(({ node, attributes }) =>
      attributes
        .filter(({ name, value }) => name === 'as' && isCalendarDate(value))
        .map(({ value, offset }) => {
          const place = placeOfOffset(text.file, text.body, offset)
          return {
            date: value,
            words: toString(node),
            days: daysBetween(value, today),
            isOld: isReported(place),
            place: placeFor(place),
          }
        }),
    )
    .sort((one, other) => other.days - one.days)
}
