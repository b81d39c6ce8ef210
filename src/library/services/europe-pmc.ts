/** Europe PMC: the metadata of articles by PMCID, PMID or DOI, and the number of records that a query finds (Articles RESTful API). */

import type { CslType } from '../../references/csl.ts'
import type { FoundItem, FoundWork, Update } from '../found.ts'
import type { HttpClient } from '../http-client.ts'

import { dateInText } from '../dates.ts'
import { filled } from '../filled.ts'
import { plainNames, type SentName } from '../plain-names.ts'
import { plainText } from '../plain-title.ts'
import { ServiceError } from '../service-error.ts'
import { kindOfLink } from '../updates.ts'
import { expectSame, isFound, readJson } from './answer.ts'
import { serviceAddress } from './addresses.ts'
import { pubmedTitle, spacedInitials, wholePages } from './pubmed-text.ts'
import { europeAnswer, type EuropeResult } from './schema.ts'

const service = 'Europe PMC'

/**
 * Looks a PMCID up.
 *
 * @returns the article, or `undefined` if Europe PMC does not have it
 * @throws ServiceError if the answer cannot be used, or is about another PMCID
 */
export async function lookUpPmcid(
  pmcid: string,
  client: HttpClient,
): Promise<FoundWork | undefined> {
  const result = await firstResult(`PMCID:${pmcid}`, client)
  if (!result) return undefined
  expectSame(service, 'PMCID', pmcid, result.pmcid)
  return resultToWork(result)
}

/** Looks a PMID up, in the same way. */
export async function lookUpPmid(pmid: string, client: HttpClient): Promise<FoundWork | undefined> {
  const result = await firstResult(`EXT_ID:${pmid} AND SRC:MED`, client)
  if (!result) return undefined
  expectSame(
    service,
    'PMID',
    pmid,
    result.pmid ?? (result.source === 'MED' ? result.id : undefined),
  )
  return resultToWork(result)
}

async function firstResult(query: string, client: HttpClient): Promise<EuropeResult | undefined> {
  const { resultList } = await search(query, client, { resultType: 'core', pageSize: '1' })
  return resultList?.result?.[0]
}

async function search(query: string, client: HttpClient, more: Readonly<Record<string, string>>) {
  const address = serviceAddress(service, '/search', { query, format: 'json', ...more })
  const answer = await client.send({ service, address, accept: 'application/json' })
  if (!isFound(answer, service)) throw new ServiceError(`${service} has no search at ${address}.`)
  return readJson(answer, service, europeAnswer)
}

/**
 * Counts the records that a query finds.
 *
 * @param query in the syntax of Europe PMC's search field
 * @throws ServiceError if the answer cannot be used
 */
export async function countInEuropePmc(query: string, client: HttpClient): Promise<number> {
  const { hitCount } = await search(query, client, { resultType: 'lite', pageSize: '1' })
  if (Number.isInteger(hitCount) && hitCount >= 0) return hitCount
  throw new ServiceError(
    `The answer of ${service} does not have the documented form: \`hitCount\` is \`${hitCount}\`. Nothing was taken from it.`,
  )
}

/** Converts a result. The abstract is left out, because it is the work of others. */
export function resultToWork(sent: EuropeResult): FoundWork {
  const { title, original } = pubmedTitle(sent.title ?? '')
  const { journalInfo: info } = sent
  const type = typeOf(sent)
  const listed = sent.authorList?.author?.map((author): SentName =>
    author.collectiveName
      ? { name: author.collectiveName }
      : {
          family: author.lastName ?? author.fullName,
          given: author.firstName ?? spacedInitials(author.initials ?? ''),
        },
  )
  const pages = wholePages(sent.pageInfo ?? '')
  const item = {
    type,
    ...filled({
      title,
      author: plainNames(listed ?? authorsInText(sent.authorString ?? '')),
      'container-title': plainText(info?.journal?.title ?? sent.journalTitle ?? ''),
      publisher: sent.bookOrReportDetails?.publisher,
      genre: type === 'article' ? 'Preprint' : undefined,
      issued:
        dateInText(info?.printPublicationDate) ??
        dateInText(sent.firstPublicationDate) ??
        dateInText(info?.dateOfPublication) ??
        dateInText(sent.pubYear),
      volume: info?.volume ?? sent.journalVolume,
      issue: info?.issue ?? sent.issue,
      page: pages,
      DOI: sent.doi,
      PMID: sent.pmid,
      PMCID: sent.pmcid,
    }),
  } as FoundItem
  return {
    service,
    item,
    updates: updatesOf(sent),
    announces: [],
    remarks: original ? [original] : [],
  }
}

function typeOf({ source, pubTypeList, bookOrReportDetails }: EuropeResult): CslType {
  if (source === 'PPR') return 'article'
  const types = (pubTypeList?.pubType ?? []).map((each) => each.toLowerCase())
  if (types.includes('book')) return 'book'
  return bookOrReportDetails && !types.some((each) => each.includes('article'))
    ? 'report'
    : 'article-journal'
}

/** Reads `Made AB, Up C.`, the only form in which some records have their authors. */
function authorsInText(text: string): SentName[] {
  return text
    .replace(/\.$/, '')
    .split(/,\s*/)
    .map((name) => {
      const [, family, initials] = /^(.+?)\s+(\p{Lu}{1,4})$/u.exec(name) ?? []
      return family === undefined ? { name } : { family, given: spacedInitials(initials ?? '') }
    })
}

function updatesOf(sent: EuropeResult): Update[] {
  const updates = (sent.commentCorrectionList?.commentCorrection ?? []).flatMap(
    (link): Update[] => {
      const kind = kindOfLink(link.type ?? '')
      const notice = link.source === 'MED' && link.id ? { PMID: link.id } : undefined
      return kind ? [{ kind, notice, by: service }] : []
    },
  )
  const isRetracted = sent.pubTypeList?.pubType?.some((each) =>
    /^retracted publication$/i.test(each),
  )
  return isRetracted && !updates.some(({ kind }) => kind === 'retracted')
    ? [...updates, { kind: 'retracted', by: service }]
    : updates
}
