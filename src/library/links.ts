/** Whether the addresses of sources still answer. */

import type { HttpAnswer, HttpClient } from './http-client.ts'

import { describeStatus } from './http-faults.ts'
import { ServiceError } from './service-error.ts'

/**
 * Asks for a page, without its text if the server allows that.
 *
 * @returns the end of a sentence that starts with the address, if it does not answer as it should
 */
export async function problemOfLink(
  address: string,
  client: HttpClient,
): Promise<string | undefined> {
  const service = URL.parse(address)?.host ?? address
  const request = { service, address, accept: '*/*', limit: 65_536, startOnly: true }
  try {
    const head = await client.send({ ...request, method: 'HEAD' })
    // Some servers answer only requests for the whole page.
    const answer = head.status < 400 ? head : await client.send(request)
    return problemOf(answer, address)
  } catch (error) {
    if (error instanceof ServiceError) return `does not answer: ${error.message}`
    throw error
  }
}

function problemOf({ status, address }: HttpAnswer, asked: string): string | undefined {
  if (status === 404 || status === 410) {
    return `is gone (${describeStatus(status)}). Find its new address, or cite an archived copy.`
  }
  if (status >= 400) {
    return `refuses programs (${describeStatus(status)}). Open it in a browser to see whether it still answers.`
  }
  const isHome = (url: string) => (URL.parse(url)?.pathname ?? '/') === '/'
  return isHome(address) && !isHome(asked)
    ? `redirects to the home page ${address}, so the page is probably gone. Open it in a browser.`
    : undefined
}
