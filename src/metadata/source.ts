/** Describes cited sources in schema.org terms. */

import type { Health } from '../references/health.ts'
import type { CslItem, CslType } from '../references/csl.ts'

import { degreeOf } from '../references/degree.ts'
import { withoutMarkup } from '../references/markup.ts'
import { pageRange } from '../references/pages.ts'
import { doiAddress, plainDoi } from '../shared/identifiers.ts'
import { isoDate } from '../shared/written-date.ts'
import { seasonIn, yearOf, type CslDate } from '../shared/csl-date.ts'
import { oneOrMany, type Home, type Node } from './node.ts'
import { editorProperties, nameNodes, organisationNode } from './source-names.ts'
import { numberProperties, numbersIn } from './source-numbers.ts'
import { isPart, placeInWhole } from './source-whole.ts'

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
  const { title, issued, DOI, URL: address } = item
  return {
    '@type': types[item.type] ?? 'CreativeWork',
    '@id': sourceId(item.id, home),
    name: title && withoutMarkup(title),
    author: nameNodes(item.author),
    ...(isPart(item) ? {} : editorProperties(item.editor)),
    translator: nameNodes(item.translator),
    datePublished: issued && datePublished(issued),
    ...placeInWhole(item),
    ...pagesOf(item),
    ...issuersOf(item),
    inSupportOf: degreeOf(item),
    url: address,
    sameAs: DOI && doiAddress(plainDoi(DOI)),
    creativeWorkStatus: health && statuses[health.kind],
    correction: health?.notice === undefined ? undefined : { '@id': sourceId(health.notice, home) },
    isbn: item.type === 'book' ? oneOrMany(numbersIn(item.ISBN)) : undefined,
    ...numberProperties(item),
  }
}

/** The properties that have the authority of a legal source: who made a law, and whose decision or proceedings others are. */
const authorities: Partial<Record<CslType, string>> = {
  bill: 'creator',
  hearing: 'creator',
  legal_case: 'creator',
  legislation: 'legislationPassedBy',
  regulation: 'legislationPassedBy',
  treaty: 'creator',
}

/** Returns the publisher and the authority of a source; a patent or standard is published by its authority. */
function issuersOf({ type, publisher, authority, jurisdiction }: CslItem): Partial<Node> {
  const property = authorities[type]
  const publisherName = publisher ?? (property === undefined ? authority : undefined)
  return {
    publisher: publisherName && organisationNode(publisherName),
    ...(property !== undefined && { [property]: authority && organisationNode(authority) }),
    legislationJurisdiction: types[type] === 'Legislation' ? jurisdiction : undefined,
  }
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
