/** ClinicalTrials.gov: registrations by NCT number, and the number of studies that a query finds (API v2). */

import type { FoundItem, FoundWork } from '../found.ts'
import type { HttpClient } from '../http-client.ts'

import { nctAddress } from '../../shared/identifiers.ts'
import { dateInText } from '../dates.ts'
import { filled } from '../filled.ts'
import { plainNames } from '../plain-names.ts'
import { plainTitle } from '../plain-title.ts'
import { ServiceError } from '../service-error.ts'
import { expectSame, isFound, readJson } from './answer.ts'
import { serviceAddress } from './addresses.ts'
import { type Trial, trialAnswer, trialsAnswer } from './schema.ts'

const service = 'ClinicalTrials.gov'

/**
 * Looks an NCT number up.
 *
 * @returns the registration, or `undefined` if the register does not have it
 * @throws ServiceError if the answer cannot be used, or is about another number
 */
export async function lookUpTrial(nct: string, client: HttpClient): Promise<FoundWork | undefined> {
  const address = serviceAddress(service, `/studies/${encodeURIComponent(nct)}`, { format: 'json' })
  const answer = await client.send({ service, address, accept: 'application/json' })
  if (!isFound(answer, service)) return undefined
  const { protocolSection: trial } = readJson(answer, service, trialAnswer)
  expectSame(service, 'number', nct, trial.identificationModule.nctId)
  return { service, item: trialToItem(trial), updates: [], announces: [], remarks: [] }
}

/** Converts a registration. Its date is the day on which it was first posted. */
export function trialToItem({
  identificationModule: { nctId, briefTitle, officialTitle, organization },
  statusModule,
  sponsorCollaboratorsModule,
}: Trial): FoundItem {
  const sponsor = sponsorCollaboratorsModule?.leadSponsor?.name ?? organization?.fullName
  return {
    type: 'document',
    ...filled({
      title: plainTitle(officialTitle ?? briefTitle ?? '').title,
      'title-short': officialTitle && briefTitle ? plainTitle(briefTitle).title : undefined,
      author: plainNames([{ name: sponsor }]),
      publisher: service,
      genre: 'Clinical trial registration',
      issued:
        dateInText(statusModule?.studyFirstPostDateStruct?.date) ??
        dateInText(statusModule?.studyFirstSubmitDate),
      number: nctId,
      URL: nctAddress(nctId),
    }),
  } as FoundItem
}

/**
 * Counts the studies that a query finds.
 *
 * @param parameters those of the API, such as `query.cond` and `filter.advanced`
 * @throws ServiceError if the answer cannot be used
 */
export async function countTrials(
  parameters: Readonly<Record<string, string>>,
  client: HttpClient,
): Promise<number> {
  const query = {
    ...parameters,
    countTotal: 'true',
    pageSize: '1',
    fields: 'NCTId',
    format: 'json',
  }
  const address = serviceAddress(service, '/studies', query)
  const answer = await client.send({ service, address, accept: 'application/json' })
  if (!isFound(answer, service)) throw new ServiceError(`${service} has no search at ${address}.`)
  const { totalCount } = readJson(answer, service, trialsAnswer)
  if (Number.isInteger(totalCount) && totalCount >= 0) return totalCount
  throw new ServiceError(
    `The answer of ${service} does not have the documented form: \`totalCount\` is \`${totalCount}\`. Nothing was taken from it.`,
  )
}
