/** doi.org: whether a DOI is registered, with any agency (DOI Handbook, "DOI Proxy Server REST API"). */

import type { HttpClient } from '../http-client.ts'

import { isFound } from './answer.ts'
import { serviceAddress } from './addresses.ts'

const service = 'doi.org'

/**
 * Returns whether a DOI is registered.
 *
 * @throws ServiceError if doi.org cannot be asked
 */
export async function isRegistered(doi: string, client: HttpClient): Promise<boolean> {
  const path = doi.split('/').map(encodeURIComponent).join('/')
  const address = serviceAddress(service, `/api/handles/${path}`)
  const answer = await client.send({ service, address, accept: 'application/json' })
  return isFound(answer, service)
}
