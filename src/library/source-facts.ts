/** Asks the services what has happened to a source since it was added. */

import type { Reference } from '../references/schema.ts'
import type { FoundWork, Update } from './found.ts'
import type { HttpClient } from './http-client.ts'

import { isDoi, isNct, isPmcid, isPmid, nctInAddress, plainDoi } from '../shared/identifiers.ts'
import { problemOfLink } from './links.ts'
import { ServiceError } from './service-error.ts'
import { type ArchivedCopy, findCopy } from './services/archive.ts'
import { lookUpAtCrossref } from './services/crossref.ts'
import { lookUpAtDatacite } from './services/datacite.ts'
import { isRegistered } from './services/doi-resolver.ts'
import { lookUpPmcid } from './services/europe-pmc.ts'
import { lookUpAtPubmed } from './services/pubmed.ts'
import { lookUpTrial } from './services/trials.ts'

/** What the services say about a source. It is kept as JSON while a run lasts. */
export interface SourceFacts {
  /** The notices about it. */
  updates: readonly Update[]
  /** The works that it is a notice about. */
  announces: FoundWork['announces']
  /** Sentences about its identifiers and addresses that do not answer. */
  problems: readonly string[]
  /** The newest archived copy of its address, if the record has none. */
  copy?: ArchivedCopy | undefined
  /** Whether a page could not be reached, which may be the fault of the network. */
  isDoubtful?: boolean | undefined
  /** Messages of services that could not be asked, so that the facts are incomplete. */
  failures: readonly string[]
}

type Finding = Partial<Omit<SourceFacts, 'failures'>>

/** Asks everyone about a source. A service that fails does not keep the others from answering. */
export async function gatherFacts(reference: Reference, client: HttpClient): Promise<SourceFacts> {
  const { URL = '', archived } = reference
  const address = URL.trim()
  const doi = doiOf(reference)
  const { PMID = '', PMCID = '', number = '' } = reference
  const trial = isNct(number.trim()) ? number.trim().toUpperCase() : nctInAddress(address)
  const pmcid = PMCID.trim().replace(/^(?:PMC)?/i, 'PMC')
  const isOfDoi = isDoi(plainDoi(address))
  const questions = [
    doi === undefined ? undefined : () => askAboutDoi(doi, client),
    isPmid(PMID.trim())
      ? () => askFor('PubMed', 'PMID', PMID.trim(), lookUpAtPubmed, client)
      : undefined,
    doi === undefined && !isPmid(PMID.trim()) && isPmcid(pmcid)
      ? () => askFor('Europe PMC', 'PMCID', pmcid, lookUpPmcid, client)
      : undefined,
    trial === undefined
      ? undefined
      : () => askFor('ClinicalTrials.gov', 'number', trial, lookUpTrial, client),
    address === '' || isOfDoi || nctInAddress(address) !== undefined
      ? undefined
      : () => askForPage(address, client),
    address === '' || archived !== undefined
      ? undefined
      : async () => ({ copy: await findCopy(address, client) }),
  ]
  const findings: Finding[] = []
  const failures: string[] = []
  await Promise.all(
    questions.map(async (ask) => {
      try {
        if (ask) findings.push(await ask())
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
        failures.push(error.message)
      }
    }),
  )
  return {
    updates: findings.flatMap(({ updates }) => updates ?? []),
    announces: findings.flatMap(({ announces }) => announces ?? []),
    problems: findings.flatMap(({ problems }) => problems ?? []),
    isDoubtful: findings.some(({ isDoubtful }) => isDoubtful),
    copy: findings.find(({ copy }) => copy)?.copy,
    failures,
  }
}

/** Returns the DOI of a source, which can be in its address. */
export function doiOf({ DOI = '', URL = '' }: Reference): string | undefined {
  return [plainDoi(DOI), plainDoi(URL)].find(isDoi)
}

async function askAboutDoi(doi: string, client: HttpClient): Promise<Finding> {
  // A shortDOI is known only to the resolver.
  const found = doi.startsWith('10.')
    ? ((await lookUpAtCrossref(doi, client)) ?? (await lookUpAtDatacite(doi, client)))
    : undefined
  if (found) return found
  const none = `Neither Crossref nor DataCite has the DOI \`${doi}\``
  try {
    if (await isRegistered(doi, client)) return {}
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return { problems: [`${none}, and ${error.message}`], isDoubtful: true }
  }
  return { problems: [`${none}, and doi.org does not either. Correct it.`] }
}

async function askFor(
  service: string,
  name: string,
  id: string,
  lookUp: (id: string, client: HttpClient) => Promise<FoundWork | undefined>,
  client: HttpClient,
): Promise<Finding> {
  const found = await lookUp(id, client)
  return found ?? { problems: [`${service} does not have the ${name} \`${id}\`. Correct it.`] }
}

async function askForPage(address: string, client: HttpClient): Promise<Finding> {
  const problem = await problemOfLink(address, client)
  if (!problem) return {}
  return { problems: [`${address} ${problem.message}`], isDoubtful: problem.isDown }
}
