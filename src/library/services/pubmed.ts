/** PubMed: the metadata of articles by PMID, and the number of records that a query finds (NCBI, E-utilities). */

import type { FoundItem, FoundWork, Update } from '../found.ts'
import type { HttpClient } from '../http-client.ts'

import { dateInText } from '../dates.ts'
import { filled } from '../filled.ts'
import { plainNames, type SentName } from '../plain-names.ts'
import { plainText } from '../plain-title.ts'
import { ServiceError } from '../service-error.ts'
import { expectSame, isFound, readJson, readXml } from './answer.ts'
import { serviceAddress } from './addresses.ts'
import { articleToWork } from './pubmed-article.ts'
import { pubmedTitle, spacedInitials, wholePages } from './pubmed-text.ts'
import { countAnswer, type Summary, summary, summaryAnswer } from './schema.ts'
import { childrenOf } from './xml.ts'

const service = 'PubMed'

/** The name of this software, which NCBI asks for in each request. */
const tool = 'assay'

/**
 * Looks a PMID up: with `efetch`, whose XML has the notices, or with `esummary` if the server does not have it.
 *
 * @returns the article, or `undefined` if PubMed does not have the PMID
 * @throws ServiceError if the answer cannot be used, or is about another PMID
 */
export async function lookUpAtPubmed(
  pmid: string,
  client: HttpClient,
): Promise<FoundWork | undefined> {
  const query = { db: 'pubmed', id: pmid, retmode: 'xml', tool }
  const address = serviceAddress(service, '/efetch.fcgi', query)
  const answer = await client.send({ service, address, accept: 'application/xml, text/xml' })
  // For a number that no article has, efetch answers 400 or with an empty set, and esummary with an error.
  if (answer.status === 400 || !isFound(answer, service)) return summarise(pmid, client)
  const root = readXml(answer, service, 'PubmedArticleSet')
  const articles = [...childrenOf(root, 'PubmedArticle'), ...childrenOf(root, 'PubmedBookArticle')]
  const [article] = articles
  if (!article) return undefined
  const work = articleToWork(article)
  expectSame(service, 'PMID', pmid, work.item.PMID)
  return work
}

async function summarise(pmid: string, client: HttpClient): Promise<FoundWork | undefined> {
  const query = { db: 'pubmed', id: pmid, retmode: 'json', tool }
  const address = serviceAddress(service, '/esummary.fcgi', query)
  const answer = await client.send({ service, address, accept: 'application/json' })
  if (!isFound(answer, service)) return undefined
  const { result } = readJson(answer, service, summaryAnswer)
  const uids = Object.keys(result).filter((each) => each !== 'uids')
  if (uids.length === 0) return undefined
  const entry = summary.safeParse(result[pmid])
  if (!entry.success) {
    expectSame(service, 'PMID', pmid, uids.includes(pmid) ? pmid : uids[0])
    throw new ServiceError(
      `The answer of ${service} does not have the documented form: \`result.${pmid}\` is not the summary of an article. Nothing was taken from it.`,
    )
  }
  if (entry.data.error) return undefined
  expectSame(service, 'PMID', pmid, entry.data.uid ?? pmid)
  return summaryToWork(pmid, entry.data)
}

/** Converts a summary. It says that an article was retracted, but not by which notice. */
export function summaryToWork(pmid: string, sent: Summary): FoundWork {
  const id = (type: string) => sent.articleids?.find(({ idtype }) => idtype === type)?.value
  const { title, original } = pubmedTitle(sent.title ?? '')
  const isRetracted = sent.pubtype?.some((each) => /^retracted publication$/i.test(each)) ?? false
  const updates: Update[] = isRetracted ? [{ kind: 'retracted', by: service }] : []
  const item = {
    type: 'article-journal',
    ...filled({
      title,
      author: plainNames((sent.authors ?? []).map(authorInSummary)),
      'container-title': plainText(sent.fulljournalname ?? sent.source ?? ''),
      issued: dateInText(sent.pubdate),
      volume: sent.volume,
      issue: sent.issue,
      page: wholePages(sent.pages ?? ''),
      DOI: id('doi'),
      PMID: pmid,
      PMCID: id('pmc'),
    }),
  } as FoundItem
  return { service, item, updates, announces: [], remarks: original ? [original] : [] }
}

/** Reads `Smith JA` or `van der Berg J Jr`. */
function authorInSummary({
  name,
  authtype,
}: {
  name: string
  authtype?: string | null | undefined
}): SentName {
  if (authtype && /collective/i.test(authtype)) return { name }
  const [, family, initials, suffix] =
    /^(.+?)\s+(\p{Lu}{1,4})(?:\s+(Jr|Sr|\d\w\w))?$/u.exec(name) ?? []
  return family === undefined ? { name } : { family, given: spacedInitials(initials ?? ''), suffix }
}

/**
 * Counts the records that a query finds.
 *
 * @param query in the syntax of PubMed's search field
 * @throws ServiceError if the answer cannot be used, or if PubMed has left out a part of the query
 */
export async function countInPubmed(query: string, client: HttpClient): Promise<number> {
  const parameters = { db: 'pubmed', term: query, retmode: 'json', retmax: '0', tool }
  const address = serviceAddress(service, '/esearch.fcgi', parameters)
  const answer = await client.send({ service, address, accept: 'application/json' })
  if (!isFound(answer, service)) {
    throw new ServiceError(`${service} has no search at ${address}.`)
  }
  const { esearchresult: result } = readJson(answer, service, countAnswer)
  if (result.ERROR)
    throw new ServiceError(`${service} cannot run the query: ${plainText(result.ERROR)}`)
  const left = [
    ...(result.errorlist?.phrasesnotfound ?? []),
    ...(result.errorlist?.fieldsnotfound ?? []),
  ]
  if (left.length > 0) {
    throw new ServiceError(
      `${service} left out parts of the query that it does not know, so its count is that of another query: ${left.map((each) => `\`${each}\``).join(', ')}. Correct the query.`,
    )
  }
  const count = String(result.count ?? '')
  if (!/^\d+$/.test(count)) {
    throw new ServiceError(
      `The answer of ${service} does not have the documented form: \`esearchresult.count\` is not a number. Nothing was taken from it.`,
    )
  }
  return Number(count)
}
