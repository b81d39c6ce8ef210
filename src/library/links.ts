/** Whether the addresses of sources still answer. */

import type { HttpAnswer, HttpClient } from './http-client.ts'

import { describeStatus } from './http-faults.ts'
import { ServiceError } from './service-error.ts'

/** Something wrong with an address. */
export interface LinkProblem {
  /** The end of a sentence that starts with the address. */
  message: string
  /** Whether the server could not be reached, so that it may be the fault of the network. */
  isDown: boolean
}

/**
 * Asks for a page, without its text if the server allows that.
 *
 * @returns nothing if it answers as it should
 */
export async function problemOfLink(
  address: string,
  client: HttpClient,
): Promise<LinkProblem | undefined> {
  const service = URL.parse(address)?.host ?? address
  const request = { service, address, accept: '*/*', limit: 65_536, startOnly: true }
  try {
    const head = await client.send({ ...request, method: 'HEAD' })
    // Some servers answer only requests for the whole page.
    const answer = head.status < 400 ? head : await client.send(request)
    const message = problemOf(answer, address)
    return message === undefined ? undefined : { message, isDown: false }
  } catch (error) {
    if (error instanceof ServiceError) {
      return { message: `does not answer: ${error.message}`, isDown: error.isDown }
    }
    throw error
  }
}

function problemOf({ status, address }: HttpAnswer, asked: string): string | undefined {
  if (status === 404 || status === 410) {
    return `is gone (${describeStatus(status)}). Find its new address, or cite an archived copy.`
  }
  if (status >= 400) {
    return `blocks automated requests (${describeStatus(status)}). Open it in a browser to see whether it still answers.`
  }
  const isHome = (url: string) => (URL.parse(url)?.pathname ?? '/') === '/'
  return isHome(address) && !isHome(asked)
    ? `redirects to the home page ${address}, so the page is probably gone. Open it in a browser.`
    : undefined
}
