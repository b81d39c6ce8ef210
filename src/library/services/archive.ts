/** The Internet Archive: copies of pages (Wayback Availability JSON API). */

import type { HttpClient } from '../http-client.ts'

import { isCalendarDate } from '../../shared/dates.ts'
import { decodePercent } from '../../shared/percent-encoding.ts'
import { ServiceError } from '../service-error.ts'
import { isFound, readJson } from './answer.ts'
import { serviceAddress } from './addresses.ts'
import { archiveAnswer } from './schema.ts'

const service = 'Internet Archive'

/** A copy of a page, and the day on which it was made. */
export interface ArchivedCopy {
  url: string
  date: string
}

/**
 * Finds the newest copy of a page that was answered with success.
 *
 * @returns the copy, or `undefined` if there is none
 * @throws ServiceError if the answer cannot be used, or is the copy of another page
 */
export async function findCopy(
  page: string,
  client: HttpClient,
): Promise<ArchivedCopy | undefined> {
  const address = serviceAddress(service, '/wayback/available', { url: page })
  const answer = await client.send({ service, address, accept: 'application/json' })
  if (!isFound(answer, service)) return undefined
  const { archived_snapshots: snapshots } = readJson(answer, service, archiveAnswer)
  const { available, url, timestamp, status } = snapshots?.closest ?? {}
  if (!available || !url || (status && !/^[23]/.test(status))) return undefined
  const date = (timestamp ?? '').replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')
  const copied = /^https?:\/\/[^/]+\/web\/\d+(?:[a-z]{2}_)?\/(.+)$/.exec(url)?.[1]
  if (copied === undefined || !isCalendarDate(date)) {
    throw new ServiceError(
      `The answer of the ${service} does not have the documented form: \`closest\` is not a copy with a date. Nothing was taken from it.`,
    )
  }
  if (!samePage(copied, page)) {
    throw new ServiceError(
      `The ${service} was asked for a copy of ${page}, but answered with one of ${copied}. Nothing was taken from it.`,
    )
  }
  return { url: url.replace(/^http:/, 'https:'), date }
}

/** Returns whether two addresses are those of one page, however the archive has written it. */
function samePage(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(address: string): string {
  const url = URL.parse(/^https?:\/\//i.test(address) ? address : `http://${address}`)
  if (!url) return address
  const path = decodePercent(`${url.pathname}${url.search}`).replace(/\/$/, '')
  const host = url.host.replace(/^www\d?\./, '').replace(/:(?:80|443)$/, '')
  return `${host}${path}`.toLowerCase()
}
