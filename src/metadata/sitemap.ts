/** Finds the dates for the sitemap, and writes robots.txt. */

import type { PublishedPublication } from '../publication/published.ts'
import { type CalendarDate, newestDay } from '../shared/dates.ts'
import type { ListSubject, Target, Urls } from '../shared/urls.ts'

import { lastModified } from '../articles/revisions.ts'
import { entriesPerPage } from '../publication/list-pages.ts'

/** What the dates come from. */
export type DatedRecords = Pick<
  PublishedPublication,
  | 'articles'
  | 'articlesByAuthor'
  | 'articlesByClaim'
  | 'articlesByLanguage'
  | 'articlesByReviewer'
  | 'articlesByTopic'
  | 'claimants'
  | 'claimsByClaimant'
  | 'changes'
  | 'citers'
  | 'digests'
  | 'claimsByRating'
  | 'lastChange'
  | 'references'
  | 'responses'
  | 'searches'
>

/**
 * Returns the function that finds the day of the last change of a page (`lastmod`, sitemaps.org, "XML tag definitions"):
 * the newest date among the records that the page shows, never the day of the build, which search engines learn to ignore.
 *
 * - An article: its last revision, or the newest response or reply.
 * - A claim: the articles that check it. A rating: its claims.
 * - A source: the articles and claims that cite it, the last check of its state, and the last run of a search.
 * - A digest: the articles in it, because it shows the verdicts of today.
 * - A list: everything in it, because a new entry moves the others from page to page.
 * - A page whose contents have no dates, such as `/about/`: the first article. It never changes, so it is never wrong about
 *   a change that there was none of.
 *
 * @returns `undefined` if the publication has no articles
 */
export function changeDays(library: DatedRecords): (target: Target) => CalendarDate | undefined {
  const articleDays = new Map(library.articles.map(({ id, data }) => [id, lastModified(data)]))
  const first = firstDay(library)
  const listDays = new Map<string, CalendarDate | undefined>()
  const dayOfList = (list: ListSubject) => {
    const name = 'id' in list ? `${list.to} ${list.id}` : list.to
    if (!listDays.has(name)) listDays.set(name, dayOf(list, library, articleDays))
    return listDays.get(name)
  }
  return (target) => {
    if (target.to === 'list-page') return dayOfList(target.of) ?? first
    if (isList(target)) return dayOfList(target) ?? first
    return dayOf(target, library, articleDays) ?? first
  }
}

type ArticleDays = ReadonlyMap<string, CalendarDate>

function isList(target: Target): target is ListSubject {
  return Object.hasOwn(entriesPerPage, target.to)
}

/** Returns the newest date among what a page shows; `undefined` if nothing has one. */
function dayOf(
  target: Target,
  library: DatedRecords,
  articleDays: ArticleDays,
): CalendarDate | undefined {
  const ofArticles = (ids: readonly string[] = []) =>
    newestDay(ids.flatMap((id) => articleDays.get(id) ?? []))
  const ofClaims = (ids: readonly string[] = []) =>
    newestDay(ids.flatMap((id) => ofArticles(library.articlesByClaim.get(id)) ?? []))
  switch (target.to) {
    case 'article':
      return newest(ofArticles([target.id]), ...responseDays(target.id, library))
    case 'claim':
      return ofClaims([target.id])
    case 'reference':
      return newest(
        ofArticles(citing(target.id, 'article', library)),
        ofClaims(citing(target.id, 'evidence', library)),
        ...sourceDays(target.id, library),
      )
    case 'topic':
      return ofArticles(library.articlesByTopic.get(target.id))
    case 'language':
      return ofArticles(library.articlesByLanguage.get(target.id))
    case 'person':
      return ofArticles([
        ...(library.articlesByAuthor.get(target.id) ?? []),
        ...(library.articlesByReviewer.get(target.id) ?? []),
      ])
    case 'claimant':
      return newest(
        ofClaims(library.claimsByClaimant.get(target.id)),
        library.claimants.get(target.id)?.data.reply?.date,
      )
    case 'rating':
      return ofClaims(library.claimsByRating.get(target.id))
    case 'corrections':
      return library.changes[0]?.date
    case 'home':
    case 'articles':
    case 'claims':
    case 'claimants':
    case 'references':
    case 'data':
    case 'digests':
      return library.lastChange
    case 'digest':
      return ofArticles(digestArticles(target.month, library))
    default:
      return undefined
  }
}

/** Returns the slugs of the articles that a digest shows, with the verdicts of today. */
function digestArticles(month: string, { digests }: Pick<DatedRecords, 'digests'>): string[] {
  const { articles = [], corrections = [] } = digests.get(month) ?? {}
  return [...articles, ...corrections.map(({ article }) => article)]
}

function newest(...days: (CalendarDate | undefined)[]): CalendarDate | undefined {
  return newestDay(days.filter((day) => day !== undefined))
}

function firstDay({ articles }: Pick<DatedRecords, 'articles'>): CalendarDate | undefined {
  return articles.map(({ data }) => data.published).toSorted()[0]
}

function responseDays(
  article: string,
  { responses }: Pick<DatedRecords, 'responses'>,
): CalendarDate[] {
  return (responses.get(article) ?? [])
    .flatMap(({ response, answers }) => [response, ...answers])
    .flatMap(({ data: { date, reply } }) => [date, ...(reply ? [reply.date] : [])])
}

/** Returns what cites a source in a way. A note on the evidence of a claim counts as evidence. */
function citing(
  key: string,
  as: 'article' | 'evidence',
  { citers }: Pick<DatedRecords, 'citers'>,
): string[] {
  const ways = as === 'article' ? ['article'] : ['evidence', 'claim']
  return (citers.get(key) ?? []).filter((citer) => ways.includes(citer.as)).map(({ id }) => id)
}

function sourceDays(
  key: string,
  { references, searches }: Pick<DatedRecords, 'references' | 'searches'>,
): CalendarDate[] {
  const checked = references.get(key)?.health?.checked
  const runs = searches.get(key)?.runs.map(({ date }) => date) ?? []
  return checked === undefined ? runs : [...runs, checked]
}

/** Writes robots.txt: allows everything and names the sitemap (RFC 9309; sitemaps.org, "Submitting"). */
export function robotsText(urls: Urls): string {
  const sitemap = urls.absolute({ to: 'file', path: 'sitemap-index.xml' })
  return `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`
}
