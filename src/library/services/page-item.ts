/** The metadata of a page as a source: Highwire's `citation_…` (as Google Scholar reads them), JSON-LD of schema.org, Open Graph and Dublin Core. */

import type { CslName, CslType } from '../../references/csl.ts'
import type { FoundItem } from '../found.ts'
import type { PageMetadata } from './page.ts'

import { isDoi, isPmid, plainDoi } from '../../shared/identifiers.ts'
import { unreachableHost } from '../../shared/public-host.ts'
import { isWebAddress } from '../../shared/web-address.ts'
import { withoutTracking } from '../../integrity/rules/address-is-untracked.ts'
import { dateInText } from '../dates.ts'
import { filled } from '../filled.ts'
import { personInText, plainNames, type SentName } from '../plain-names.ts'
import { plainText, plainTitle } from '../plain-title.ts'

/** The types of schema.org that describe the page itself, as types of CSL. */
const articleTypes: Readonly<Record<string, CslType>> = {
  AnalysisNewsArticle: 'article-newspaper',
  Article: 'webpage',
  BlogPosting: 'post-weblog',
  ClaimReview: 'webpage',
  MedicalWebPage: 'webpage',
  NewsArticle: 'article-newspaper',
  OpinionNewsArticle: 'article-newspaper',
  Report: 'report',
  ReportageNewsArticle: 'article-newspaper',
  ScholarlyArticle: 'article-journal',
  MedicalScholarlyArticle: 'article-journal',
  WebPage: 'webpage',
}

/**
 * Describes a page as a source.
 *
 * @param asked the address that was typed
 * @param answered the address that answered, after redirects
 */
export function pageToItem(page: PageMetadata, asked: string, answered: string): FoundItem {
  const first = (...names: string[]) =>
    names.map((name) => page.meta.get(name)?.[0]).find((value) => value !== undefined)
  const about = page.linkedData.find((each) => typeOf(each) !== undefined)
  const journal = first('citation_journal_title')
  const site = first('og:site_name', 'application-name')
  const type = journal !== undefined ? 'article-journal' : ((about && typeOf(about)) ?? 'webpage')
  const isScholarly = journal !== undefined
  const doi = [first('citation_doi', 'dc.identifier.doi', 'prism.doi'), first('dc.identifier')]
    .map((value) => plainDoi(value ?? ''))
    .find(isDoi)
  const pmid = first('citation_pmid')
  const pages = [first('citation_firstpage'), first('citation_lastpage')].filter(Boolean).join('-')
  const name =
    journal ??
    site ??
    textOf(about?.['publisher'], 'name') ??
    new URL(answered).host.replace(/^www\./, '')
  const title = titleOf(
    first('citation_title') ??
      textOf(about?.['headline']) ??
      first('og:title', 'dc.title', 'twitter:title') ??
      page.title,
    name,
  )
  return {
    type,
    ...filled({
      title,
      author: authorsOf(page, about),
      'container-title': plainText(name),
      publisher: isScholarly ? undefined : publisherOf(page, about, name),
      issued: dateInText(
        first('citation_publication_date', 'citation_date', 'citation_online_date') ??
          textOf(about?.['datePublished']) ??
          first('article:published_time', 'dc.date', 'dcterms.date', 'dcterms.issued', 'date'),
      ),
      volume: first('citation_volume'),
      issue: first('citation_issue'),
      page: pages,
      DOI: doi,
      PMID: pmid !== undefined && isPmid(pmid) ? pmid : undefined,
      URL: ownAddress(page, asked, answered),
    }),
  } as FoundItem
}

function typeOf(object: Readonly<Record<string, unknown>>): CslType | undefined {
  const types = [object['@type']].flat().filter((each) => typeof each === 'string')
  return types
    .map((each) => (Object.hasOwn(articleTypes, each) ? articleTypes[each] : undefined))
    .find(Boolean)
}

/** Removes the name of the site from the end of a title: "Knees – The Made-up Times". */
function titleOf(written: string, site: string): string {
  const { title } = plainTitle(written)
  const [, start, end] = /^(.+?)\s+[|–—-]\s+([^|–—]+)$/.exec(title) ?? []
  return start !== undefined && end?.trim().toLowerCase() === site.trim().toLowerCase()
    ? start
    : title
}

function authorsOf(
  { meta }: PageMetadata,
  about: Readonly<Record<string, unknown>> | undefined,
): CslName[] {
  const scholarly = meta.get('citation_author') ?? []
  if (scholarly.length > 0) return plainNames(scholarly.map(personInText))
  const listed = [about?.['author']].flat().flatMap((author): SentName[] => {
    const name = typeof author === 'string' ? author : textOf(author, 'name')
    if (name === undefined) return []
    const { familyName, givenName } = author as Readonly<Record<string, unknown>>
    if (typeof familyName === 'string') {
      return [{ family: familyName, given: typeof givenName === 'string' ? givenName : undefined }]
    }
    const isPerson =
      typeof author === 'string' ||
      [(author as { '@type'?: unknown })['@type']].flat().includes('Person')
    return [isPerson ? personInText(name) : { name }]
  })
  if (listed.length > 0) return plainNames(listed)
  const named = meta.get('author') ?? meta.get('dc.creator') ?? meta.get('article:author') ?? []
  return plainNames(named.filter((name) => !/^https?:/i.test(name)).map(personInText))
}

/** Returns the publisher, unless it is called as the site. */
function publisherOf(
  { meta }: PageMetadata,
  about: Readonly<Record<string, unknown>> | undefined,
  site: string,
): string | undefined {
  const name = textOf(about?.['publisher'], 'name') ?? meta.get('dc.publisher')?.[0]
  return name === undefined || name.trim() === site.trim() ? undefined : plainText(name)
}

function textOf(value: unknown, field?: string): string | undefined {
  const found =
    field === undefined
      ? value
      : [value]
          .flat()
          .map((each) => (each as Record<string, unknown> | null | undefined)?.[field])[0]
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined
}

/**
 * Returns the address to cite: the one that the page gives as its own if that is on the same host, else the one that was
 * typed, without parameters that track readers. A server that redirects to another host may send everyone to a login. If
 * readers cannot reach the typed host, as that of a copy in a private network, the page's own address is used in any case.
 */
function ownAddress({ canonical }: PageMetadata, asked: string, answered: string): string {
  const typed = withoutTracking(asked).without
  const own = canonical === undefined ? undefined : URL.parse(canonical, answered)
  if (!own || !/^https?:$/.test(own.protocol) || !isWebAddress(own.href)) return typed
  if (unreachableHost(asked) && !unreachableHost(own.href)) return own.href
  const plain = ({ host }: URL) => host.replace(/^www\./, '')
  return plain(own) === plain(new URL(asked)) && own.pathname !== '/' ? own.href : typed
}
