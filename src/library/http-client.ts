/** Asks services on the network: with limits on time, size, waiting and requests at once, and with a message for each fault. */

import PQueue from 'p-queue'

import { faultOfConnection, faultOfStatus, seconds } from './http-faults.ts'
import { retryAfter } from './retry-after.ts'
import { ServiceError } from './service-error.ts'

/** A request to a service. */
export interface HttpRequest {
  /** The name of the service in messages: `Crossref`, or the host of a page. */
  service: string
  address: string
  /** The media types that the answer may have, as the header `Accept`. */
  accept: string
  method?: 'GET' | 'HEAD' | 'POST'
  /** The fields that a `POST` sends. It may be sent more than once, so it must not do more the second time. */
  form?: URLSearchParams
  /** The largest answer in bytes. */
  limit?: number
  /** Takes the start of a larger answer instead of refusing it, as for a web page, whose metadata is at the top. */
  startOnly?: boolean
}

/** The answer of a service, whatever its status. */
export interface HttpAnswer {
  status: number
  /** The address that answered, after redirects. */
  address: string
  /** The media type without its parameters, in lower case. */
  mediaType: string
  /** The parameter `charset` of the media type. */
  charset: string | undefined
  body: Uint8Array
}

/** Limits and identity of a client. All times are in milliseconds. */
export interface ClientOptions {
  /** Who asks, as the header `User-Agent`. */
  userAgent: string
  /** The longest time for one answer. */
  timeout: number
  /** The longest time to wait when a service asks for it. */
  longestWait: number
  /** The time before the second attempt; the time before the third is twice as long. */
  pause: number
  /** Takes a sentence about each wait that a service asks for. */
  onWait?: (message: string) => void
}

/** Sends requests. */
export interface HttpClient {
  /**
   * Sends a request, up to three times if the service answers that it is busy or has failed (408, 429, 5xx).
   *
   * @returns the answer, also if its status is an error such as 404
   * @throws ServiceError if there is no connection or no answer in time, if the answer is cut off or too large, or if the
   *   service still answers with 408, 429 or 5xx
   */
  send: (request: HttpRequest) => Promise<HttpAnswer>
}

/** How many requests at once, and how many in an interval, a service gets. */
const politeness: Readonly<
  Record<string, { concurrency: number; interval?: number; intervalCap?: number }>
> = {
  // NCBI, "E-utilities in Depth": at most three requests a second without a key.
  PubMed: { concurrency: 2, interval: 1000, intervalCap: 3 },
  // arXiv API, "Terms of Use": one request in three seconds, one connection.
  arXiv: { concurrency: 1, interval: 3000, intervalCap: 1 },
  // Crossref, "Access and authentication": three at once for those who name themselves.
  Crossref: { concurrency: 3 },
}

/** For all others, and for the hosts of pages. */
const usual = { concurrency: 2 }

const attempts = 3
/** After this many requests without a connection or an answer in a row, a service is not asked again. */
const mostFailures = 3
const mebibyte = 2 ** 20

/** What the client knows of a service. */
interface ServiceState {
  queue: PQueue
  /** The time until which the service asked to wait. */
  waitUntil: number
  /** The last of several requests in a row that failed because the service is down. */
  failures: number
  lastFailure: ServiceError | undefined
}

/** Creates a client. Its limits on requests at once hold for all requests of the process that use it. */
export function createClient(options: ClientOptions): HttpClient {
  const states = new Map<string, ServiceState>()
  const stateOf = (service: string): ServiceState => {
    const known = states.get(service)
    if (known) return known
    const queue = new PQueue(politeness[service] ?? usual)
    const state = { queue, waitUntil: 0, failures: 0, lastFailure: undefined }
    states.set(service, state)
    return state
  }
  return {
    send(request) {
      const state = stateOf(request.service)
      return state.queue.add(async () => {
        if (state.lastFailure && state.failures >= mostFailures) throw state.lastFailure
        try {
          const answer = await sendPatiently(request, state, options)
          state.failures = 0
          return answer
        } catch (error) {
          if (error instanceof ServiceError && error.isDown) {
            state.failures += 1
            state.lastFailure = error
          }
          throw error
        }
      })
    },
  }
}

async function sendPatiently(
  request: HttpRequest,
  state: ServiceState,
  options: ClientOptions,
): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    await sleep(state.waitUntil - Date.now())
    const { answer, headers } = await sendOnce(request, options)
    const isTemporary = answer.status === 408 || answer.status === 429 || answer.status >= 500
    if (!isTemporary) return answer
    const asked = retryAfter(headers.get('retry-after'), Date.now())
    const wait = asked ?? options.pause * attempt
    const isLast = attempt === attempts
    if (isLast || wait > options.longestWait) {
      throw faultOfStatus(request, answer.status, { attempts: attempt, wait: asked })
    }
    if (asked !== undefined) {
      options.onWait?.(
        `${request.service} asks to wait ${seconds(asked)} (status ${answer.status}). Waiting.`,
      )
    }
    state.waitUntil = Math.max(state.waitUntil, Date.now() + wait)
  }
}

async function sendOnce(
  request: HttpRequest,
  { userAgent, timeout }: ClientOptions,
): Promise<{ answer: HttpAnswer; headers: Headers }> {
  const { address, accept, method = 'GET', form } = request
  const signal = AbortSignal.timeout(timeout)
  try {
    const response = await fetch(address, {
      method,
      signal,
      redirect: 'follow',
      ...(form && { body: form }),
      headers: { accept, 'user-agent': userAgent },
    })
    const { status, url, headers } = response
    const body = await readBody(response, request)
    return { answer: { status, address: url || address, body, ...contentType(headers) }, headers }
  } catch (error) {
    throw error instanceof ServiceError ? error : faultOfConnection(request, error, timeout)
  }
}

/** Reads the body of an answer up to its limit. */
async function readBody(
  { body, headers }: Response,
  { service, address, limit = 10 * mebibyte, startOnly = false }: HttpRequest,
): Promise<Uint8Array> {
  const tooLarge = () =>
    new ServiceError(
      `The answer of ${service} is larger than ${(limit / mebibyte).toFixed(0)} MB, so it is not a record: ${address}.`,
    )
  if (!startOnly && Number(headers.get('content-length')) > limit) {
    await body?.cancel()
    throw tooLarge()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    chunks.push(chunk)
    size += chunk.length
    if (size <= limit) continue
    if (!startOnly) throw tooLarge()
    break
  }
  return Buffer.concat(chunks).subarray(0, limit)
}

function contentType(headers: Headers): Pick<HttpAnswer, 'mediaType' | 'charset'> {
  const [mediaType = '', ...parameters] = (headers.get('content-type') ?? '').split(';')
  const charset = parameters
    .map((each) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(each)?.[1])
    .find((each) => each !== undefined)
  return { mediaType: mediaType.trim().toLowerCase(), charset }
}

async function sleep(milliseconds: number): Promise<void> {
  if (milliseconds <= 0) return
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
}
