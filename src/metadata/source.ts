/** Describes cited sources in schema.org terms. */

import type { Health } from '../references/health.ts'
import type { CslItem, CslName, CslType } from '../references/csl.ts'

import { doiAddress, plainDoi } from '../shared/identifiers.ts'
import { withoutMarkup } from '../references/markup.ts'
import { pageRange } from '../references/pages.ts'
import { familyName, namesAndOthers, wholeName } from '../references/names.ts'
import { isoDate } from '../shared/written-date.ts'
import { seasonIn, yearOf, type CslDate } from '../shared/csl-date.ts'
import { oneOrMany, type Home, type Node } from './node.ts'

/** The schema.org types of CSL types; all others are creative works. */
const types: Partial<Record<CslType, string>> = {
  article: 'ScholarlyArticle',
  'article-journal': 'ScholarlyArticle',
  'article-magazine': 'Article',
  'article-newspaper': 'NewsArticle',
  bill: 'Legislation',
  book: 'Book',
  chapter: 'Chapter',
  dataset: 'Dataset',
  legislation: 'Legislation',
  manuscript: 'Manuscript',
  motion_picture: 'Movie',
  'paper-conference': 'ScholarlyArticle',
  periodical: 'Periodical',
  post: 'SocialMediaPosting',
  'post-weblog': 'BlogPosting',
  regulation: 'Legislation',
  report: 'Report',
  thesis: 'Thesis',
  treaty: 'Legislation',
  webpage: 'WebPage',
}

/** The schema.org types of the works in which sources appear. */
const wholes: Partial<Record<CslType, string>> = {
  article: 'Periodical',
  'article-journal': 'Periodical',
  'article-magazine': 'Periodical',
  'article-newspaper': 'Newspaper',
  chapter: 'Book',
  'post-weblog': 'Blog',
  webpage: 'WebSite',
}

/** The states that schema.org's `creativeWorkStatus` can have here; it has no closed list. */
const statuses: Partial<Record<Health['kind'], string>> = {
  retracted: 'Retracted',
  superseded: 'Superseded',
}

/** Types that have pages in schema.org: articles and parts of books. */
const paged = new Set<CslType>([
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'chapter',
  'paper-conference',
  'report',
])

/**
 * Describes a source, for its page. The identifier is the address of that page, so that sources with the same address are
 * distinguished.
 *
 * @param health what has happened to it since, which readers of the data must not miss
 */
export function sourceNode(item: CslItem, home: Home, health?: Health): Node {
  const { title, issued, publisher, DOI, PMID, URL: address } = item
  return {
    '@type': types[item.type] ?? 'CreativeWork',
    '@id': sourceId(item.id, home),
    name: title && withoutMarkup(title),
    author: oneOrMany(namedAuthors(item).map(nameNode)),
    datePublished: issued && datePublished(issued),
    isPartOf: wholeNode(item),
    ...pagesOf(item),
    publisher: publisher && { '@type': 'Organization', name: publisher },
    url: address,
    sameAs: DOI && doiAddress(plainDoi(DOI)),
    creativeWorkStatus: health && statuses[health.kind],
    correction: health?.notice === undefined ? undefined : { '@id': sourceId(health.notice, home) },
    isbn: item.type === 'book' ? oneOrMany(numbersIn(item.ISBN)) : undefined,
    identifier: oneOrMany([
      ...(DOI ? [identifierNode('DOI', plainDoi(DOI))] : []),
      ...(PMID ? [identifierNode('PMID', PMID)] : []),
    ]),
  }
}

/**
 * Describes the work in which a source appeared: of an article in a journal, magazine or newspaper, the issue and the
 * volume too, each in the next larger one (schema.org/ScholarlyArticle, example 2; `PublicationIssue`,
 * `PublicationVolume`).
 */
function wholeNode(item: CslItem): Node | undefined {
  const { volume, issue, ISSN, ISBN } = item
  const container = item['container-title']
  const type = wholes[item.type] ?? 'CreativeWork'
  const isPeriodical = type === 'Periodical' || type === 'Newspaper'
  const work: Node | undefined =
    container === undefined
      ? undefined
      : {
          '@type': type,
          name: withoutMarkup(container),
          issn: isPeriodical ? oneOrMany(numbersIn(ISSN)) : undefined,
          isbn: type === 'Book' ? oneOrMany(numbersIn(ISBN)) : undefined,
        }
  if (!isPeriodical) return work
  const inVolume: Node | undefined =
    volume === undefined
      ? work
      : { '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: work }
  return issue === undefined
    ? inVolume
    : { '@type': 'PublicationIssue', issueNumber: issue, isPartOf: inVolume }
}

/** Returns the numbers in a field of CSL, which has one text for several. */
function numbersIn(text = ''): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}

/** Returns the pages of a source, and the first and the last of a range. */
function pagesOf({ type, page }: CslItem): Partial<Node> {
  if (!paged.has(type) || page === undefined) return {}
  const range = pageRange(page)
  return { pagination: page, pageStart: range?.start, pageEnd: range?.end }
}

/** Returns the identifier of a source in our data. */
export function sourceId(key: string, { urls }: Home): string {
  return `${urls.absolute({ to: 'reference', id: key })}#source`
}

function identifierNode(propertyID: string, value: string): Node {
  return { '@type': 'PropertyValue', propertyID, value }
}

function nameNode(name: CslName): Node {
  if (name.literal !== undefined) return { '@type': 'Organization', name: name.literal }
  return {
    '@type': 'Person',
    name: wholeName(name),
    givenName: name.given,
    familyName: familyName(name),
  }
}

/** Returns the authors of a source, without “et al.”. */
export function namedAuthors({ author = [] }: CslItem): CslName[] {
  return namesAndOthers(author).names
}

/** Returns a date in ISO 8601; for dates that schema.org's `Date` cannot express, such as ranges, the first year. */
function datePublished(date: CslDate): string | undefined {
  const year = yearOf(date)
  return isoDate(date) ?? (year === undefined ? undefined : isoDate({ 'date-parts': [[year]] }))
}

/** Returns the year, month and day of the start of a date, as far as they are known. */
export function startOf(date: CslDate | undefined): readonly number[] {
  const [start] = date?.['date-parts'] ?? []
  if (start) return start.length === 2 && seasonIn(start) !== undefined ? start.slice(0, 1) : start
  const year = yearOf(date)
  return year === undefined ? [] : [year]
}
