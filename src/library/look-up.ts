/** Looks works up at the services that have their kind of identifier. */

import type { FoundWork } from './found.ts'
import type { HttpClient } from './http-client.ts'
import type { Identified } from './identify.ts'

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

/** Looks a page up: by the DOI in its address, whose record is more complete, else by its own metadata. */
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
  return DOI === undefined
    ? page
    : {
        ...page,
        remarks: [
          ...page.remarks,
          `The page names the DOI ${DOI}. Its record may be more complete: to use that, delete the file, and run \`npm run cite add ${DOI}\`.`,
        ],
      }
}
