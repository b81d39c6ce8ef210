/** Writes the `<meta>` elements of an article for Google Scholar and social networks. */

import type { ArticleRecord, NamedRecords } from '../articles/verdicts.ts'
import type { CslItem, CslType } from '../references/csl.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Home } from './node.ts'
import type { Picture } from './picture.ts'

import { lastModified } from '../articles/revisions.ts'
import { authorName } from '../exports/article.ts'
import { orcidAddress, plainDoi } from '../shared/identifiers.ts'
import { publisherOf } from './agents.ts'
import { withoutMarkup } from '../references/markup.ts'
import { invertedName, wholeName } from '../references/names.ts'
import { namedAuthors } from './source-names.ts'
import { startOf } from './source.ts'

/** One `<meta>` element. */
export type Tag = { name: string; content: string } | { property: string; content: string }

/** The tag for the work in which a source appeared; Scholar has none for other types. */
const wholes: Partial<Record<CslType, string>> = {
  article: 'citation_journal_title',
  'article-journal': 'citation_journal_title',
  'article-magazine': 'citation_journal_title',
  'article-newspaper': 'citation_journal_title',
  chapter: 'citation_inbook_title',
  'paper-conference': 'citation_conference_title',
}

/**
 * Returns the tags that Google Scholar reads (Scholar, "Inclusion Guidelines for Webmasters"): those of Highwire Press.
 *
 * There is no tag for a journal, because an article is a web page (`articleToCsl`).
 *
 * @param sources the bibliography of the article
 */
export function scholarTags(
  { data }: ArticleRecord,
  { people, topics }: Pick<NamedRecords, 'people' | 'topics'>,
  sources: readonly CslItem[],
  home: Home,
): Tag[] {
  const { site } = home
  return named([
    ['citation_title', data.title],
    ...data.authors.flatMap((author): Pair[] => {
      const person = people.get(author)
      return [
        ['citation_author', invertedName(authorName(author, person))],
        ['citation_author_institution', person?.affiliation],
        ['citation_author_orcid', orcidAddress(person?.orcid)],
      ]
    }),
    ['citation_publication_date', slashed(data.published.split('-').map(Number))],
    ['citation_publisher', publisherOf(home).name],
    ['citation_language', site.language],
    ...data.topics.map((topic): Pair => ['citation_keywords', topics.get(topic)?.name]),
    ...sources.map((item): Pair => ['citation_reference', referenceTag(item)]),
  ])
}

/** Returns the Open Graph tags of an article and its picture (ogp.me, "article" and "Structured Properties"). */
export function sharingTags(
  { data }: ArticleRecord,
  { topics }: Pick<NamedRecords, 'topics'>,
  picture: Picture,
  { urls }: Home,
): Tag[] {
  const tags: Pair[] = [
    ['og:image', picture.url],
    ['og:image:type', 'image/png'],
    ['og:image:width', String(picture.width)],
    ['og:image:height', String(picture.height)],
    ['og:image:alt', picture.alt],
    ['article:published_time', moment(data.published)],
    ['article:modified_time', moment(lastModified(data))],
    ...data.authors.map((id): Pair => ['article:author', urls.absolute({ to: 'person', id })]),
    ...data.topics.map((topic): Pair => ['article:tag', topics.get(topic)?.name]),
  ]
  return present(tags).map(([property, content]) => ({ property, content }))
}

type Pair = readonly [name: string, content: string | undefined]

function named(pairs: readonly Pair[]): Tag[] {
  return present(pairs).map(([name, content]) => ({ name, content }))
}

function present(pairs: readonly Pair[]): (readonly [string, string])[] {
  return pairs.flatMap(([name, content]) => (content ? [[name, content] as const] : []))
}

/**
 * Returns a source as one tag that contains a list of tags, as in Distill and Quarto.
 *
 * Scholar's guidelines ("Indexing") require the title, first author and year of a work, or an identifier. A DOI is enough,
 * and the article's `references.json` contains all details. With titles and every author, these tags were a tenth of a
 * page's size, and no reader saw them.
 */
function referenceTag(item: CslItem): string {
  const { title, issued, DOI } = item
  const whole = wholes[item.type]
  const [author] = namedAuthors(item)
  const pairs: Pair[] = DOI
    ? [['citation_doi', plainDoi(DOI)]]
    : [
        ['citation_title', title],
        ['citation_author', author && wholeName(author)],
        ['citation_publication_date', slashed(startOf(issued))],
        ...(whole ? [[whole, item['container-title']] as const] : []),
      ]
  return present(pairs)
    .map(([name, content]) => `${name}=${withoutMarkup(content).replace(/\s*;\s*/g, ', ')}`)
    .join(';')
}

/** Returns a date in Scholar's form: `2022/4/6`, or as much of it as is known. */
function slashed(parts: readonly number[]): string {
  return parts.join('/')
}

/** Returns the start of a day in UTC (ISO 8601), because the protocol requires a time. */
function moment(day: CalendarDate): string {
  return `${day}T00:00:00Z`
}
