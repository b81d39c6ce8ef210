/** What `<meta>` says of an article: to Google Scholar and Zotero, to libraries, and to networks that show links. */

import type { ArticleRecord, NamedRecords } from '../articles/verdicts.ts'
import type { CslItem, CslType } from '../references/csl.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Home } from './node.ts'
import type { Picture } from './picture.ts'

import { lastModified } from '../articles/revisions.ts'
import { summarizeArticle } from '../articles/summary.ts'
import { orcidAddress, plainDoi } from '../shared/identifiers.ts'
import { publisherOf } from './agents.ts'
import { withoutMarkup } from '../references/markup.ts'
import { wholeName } from '../references/names.ts'
import { namedAuthors, startOf } from './source.ts'

/** One `<meta>`. */
export type Tag = { name: string; content: string } | { property: string; content: string }

/** What the whole is called that a source appeared in; of other types, Scholar knows no whole. */
const wholes: Partial<Record<CslType, string>> = {
  article: 'citation_journal_title',
  'article-journal': 'citation_journal_title',
  'article-magazine': 'citation_journal_title',
  'article-newspaper': 'citation_journal_title',
  chapter: 'citation_inbook_title',
  'paper-conference': 'citation_conference_title',
}

/**
 * The tags that Google Scholar reads (Scholar, "Inclusion Guidelines for Webmasters"): Highwire Press's, which Zotero
 * reads too.
 *
 * @param sources the bibliography of the article
 */
export function scholarTags(
  { id, data }: ArticleRecord,
  { people, topics }: Pick<NamedRecords, 'people' | 'topics'>,
  sources: readonly CslItem[],
  home: Home,
): Tag[] {
  const { site, urls } = home
  return named([
    ['citation_title', data.title],
    ...data.authors.flatMap((author): Pair[] => {
      const person = people.get(author)
      return [
        ['citation_author', person?.name ?? author],
        ['citation_author_institution', person?.affiliation],
        ['citation_author_orcid', orcidAddress(person?.orcid)],
      ]
    }),
    ['citation_publication_date', slashed(data.published.split('-').map(Number))],
    ['citation_journal_title', site.name],
    ['citation_publisher', publisherOf(home).name],
    ['citation_language', new Intl.Locale(site.language).language],
    ...data.topics.map((topic): Pair => ['citation_keywords', topics.get(topic)?.name]),
    ['citation_fulltext_html_url', urls.absolute({ to: 'article', id })],
    ...sources.map((item): Pair => ['citation_reference', referenceTag(item)]),
  ])
}

/** The elements of Dublin Core (DCMI Metadata Terms), for readers that know none of the others. */
export function dublinCoreTags(
  { id, data }: ArticleRecord,
  { people, topics }: Pick<NamedRecords, 'people' | 'topics'>,
  home: Home,
): Tag[] {
  const { site, urls } = home
  return named([
    ['DC.title', data.title],
    ...data.authors.map((author): Pair => ['DC.creator', people.get(author)?.name ?? author]),
    ['DC.publisher', publisherOf(home).name],
    ['DC.date', data.published],
    ['DC.description', summarizeArticle(data, site.language).description],
    ['DC.identifier', urls.absolute({ to: 'article', id })],
    ['DC.language', site.language],
    ['DC.rights', site.licence && `${site.licence.name} ${site.licence.url}`],
    ['DC.type', 'Text'],
    ...data.topics.map((topic): Pair => ['DC.subject', topics.get(topic)?.name]),
  ])
}

/** What the Open Graph protocol asks of an article and its picture (ogp.me, "article" and "Structured Properties"). */
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
 * A source in one tag: a list of tags of its own, as Distill and Quarto write it.
 *
 * Scholar's guidelines ("Indexing") ask of a work its title, first author and year, or what identifies it. A DOI
 * identifies it, and whoever looks it up learns the rest; all of it stands in the article's `references.json` too. Written
 * out, with every author, these tags were a tenth of what a page weighs, and no reader sees them.
 */
function referenceTag(item: CslItem): string {
  const { title, issued, DOI } = item
  const whole = wholes[item.type]
  const [author] = namedAuthors(item)
  const pairs: Pair[] = [
    ['citation_title', title],
    ...(DOI
      ? [['citation_doi', plainDoi(DOI)] as const]
      : [
          ['citation_author', author && wholeName(author)] as const,
          ['citation_publication_date', slashed(startOf(issued))] as const,
          ...(whole ? [[whole, item['container-title']] as const] : []),
        ]),
  ]
  return present(pairs)
    .map(([name, content]) => `${name}=${withoutMarkup(content).replace(/\s*;\s*/g, ', ')}`)
    .join(';')
}

/** A date as Scholar wants it: `2022/4/6`, or as much as is known of it. */
function slashed(parts: readonly number[]): string {
  return parts.join('/')
}

/** The start of a day, in UTC (ISO 8601), since the protocol speaks of moments. */
function moment(day: CalendarDate): string {
  return `${day}T00:00:00Z`
}
