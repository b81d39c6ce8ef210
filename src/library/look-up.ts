/** Looks works up at the services that have their kind of identifier. */

import type { FoundWork } from './found.ts'
import type { HttpClient } from './http-client.ts'
import type { Identified } from './identify.ts'

import { letters } from '../references/same-work.ts'
import { ServiceError } from './service-error.ts'
import { lookUpEprint } from './services/arxiv.ts'
import { lookUpAtCrossref } from './services/crossref.ts'
import { lookUpAtDatacite } from './services/datacite.ts'
import { lookUpPmcid } from './services/europe-pmc.ts'
import { lookUpIsbn } from './services/open-library.ts'
import { lookUpPage } from './services/page.ts'
import { lookUpAtPubmed } from './services/pubmed.ts'
import { lookUpTrial } from './services/trials.ts'

/** Asks one service for a work; `undefined` if it does not have it. */
type LookUp = (id: string, client: HttpClient) => Promise<FoundWork | undefined>

/** The services for each kind of identifier, in the order in which they are asked. */
const services: Readonly<
  Record<Exclude<Identified['kind'], 'page'>, { names: string; lookUps: readonly LookUp[] }>
> = {
  arxiv: { names: 'arXiv does not have', lookUps: [lookUpEprint] },
  doi: {
    names: 'Neither Crossref nor DataCite has',
    lookUps: [lookUpAtCrossref, lookUpAtDatacite],
  },
  isbn: { names: 'Open Library does not have', lookUps: [lookUpIsbn] },
  nct: { names: 'ClinicalTrials.gov does not have', lookUps: [lookUpTrial] },
  pmcid: { names: 'Europe PMC does not have', lookUps: [lookUpPmcid] },
  pmid: { names: 'PubMed does not have', lookUps: [lookUpAtPubmed] },
}

/**
 * Looks a work up.
 *
 * @returns the work, or a sentence that says who does not have it
 * @throws ServiceError if a service cannot be asked, or its answer cannot be used
 */
export async function lookUp(
  identified: Identified,
  client: HttpClient,
): Promise<FoundWork | { missing: string }> {
  if (identified.kind === 'page') return lookUpAddress(identified.id, identified.doi, client)
  const { names, lookUps } = services[identified.kind]
  for (const ask of lookUps) {
    const found = await ask(identified.id, client)
    if (found) return found
  }
  return {
    missing: `${names} \`${identified.id}\`. Check that it is complete and has no typing error.`,
  }
}

/** Looks a page up: by the DOI in its address or metadata, whose record is more complete, else by its metadata. */
async function lookUpAddress(
  address: string,
  doi: string | undefined,
  client: HttpClient,
): Promise<FoundWork | { missing: string }> {
  if (doi !== undefined) {
    const found = await lookUp({ kind: 'doi', id: doi }, client)
    if (!('missing' in found)) return found
  }
  const page = await lookUpPage(address, client)
  if (!page)
    return {
      missing: `There is no page at ${address}. Open it in a browser, and copy its address again.`,
    }
  const { DOI } = page.item
  return DOI === undefined ? page : recordOfPage(page, DOI, client)
}

/**
 * Returns the record of the DOI that a page names, which is more complete and has the notices. The page itself is taken if
 * nobody has the record, or if it is that of another work, as on a page that reports on one.
 */
async function recordOfPage(page: FoundWork, doi: string, client: HttpClient): Promise<FoundWork> {
  let record: FoundWork | { missing: string }
  try {
    record = await lookUp({ kind: 'doi', id: doi }, client)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const remark = `The record of its DOI could not be fetched, so this is what the page says. ${error.message}`
    return { ...page, remarks: [...page.remarks, remark] }
  }
  if ('missing' in record) return page
  const [own, other] = [page, record].map(({ item }) => letters(item.title ?? '')) as [
    string,
    string,
  ]
  if (own !== '' && (own.startsWith(other) || other.startsWith(own))) return record
  const { DOI: _, ...item } = page.item
  const remark = `The page names the DOI ${doi}, which is that of “${record.item.title ?? ''}”. It was left out.`
  return { ...page, item, remarks: [...page.remarks, remark] }
}
