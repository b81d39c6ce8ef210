/** The messages about requests that failed. */

import { STATUS_CODES } from 'node:http'

import type { HttpRequest } from './http-client.ts'

import { ServiceError } from './service-error.ts'

/** What to do about a connection that failed, by the code of the error. */
const connectionFaults: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNREFUSED: 'the connection was refused',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no way to the host',
  ECONNRESET: 'the connection was closed',
  ETIMEDOUT: 'the connection took too long',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
}

/**
 * Describes why there is no answer.
 *
 * @param error what `fetch`, or reading the body, threw
 * @param timeout the longest time for an answer, in milliseconds
 */
export function faultOfConnection(
  { service, address }: HttpRequest,
  error: unknown,
  timeout: number,
): ServiceError {
  const { name, cause } = error as Error
  const { code = '', message } = (cause ?? error) as NodeJS.ErrnoException
  const host = URL.parse(address)?.host ?? address
  if (name === 'TimeoutError' || /^UND_ERR_(?:BODY|HEADERS)_TIMEOUT$/.test(code)) {
    return new ServiceError(
      `${named(service, host)} did not send its whole answer within ${seconds(timeout)}. Try again later, or set ASSAY_TIMEOUT to more seconds.`,
      { isDown: true, cause: error },
    )
  }
  if (/redirect count exceeded/.test(message)) {
    return new ServiceError(
      `${service} redirects from one address to the next without end: ${address}.`,
    )
  }
  if (
    code === 'UND_ERR_SOCKET' ||
    (name === 'TypeError' && /terminated/.test((error as Error).message))
  ) {
    return new ServiceError(
      `The answer of ${named(service, host)} ended before it was complete. Try again later.`,
      { cause: error },
    )
  }
  const reason =
    connectionFaults[code] ??
    (code.startsWith('CERT_') || /SSL|TLS|certificate/i.test(message)
      ? 'its certificate is not valid'
      : message || 'the connection failed')
  return new ServiceError(
    `${service}${service === host ? '' : ` at ${host}`} cannot be reached: ${reason}. Check the network, and try again.`,
    { isDown: true, cause: error },
  )
}

/**
 * Describes an answer that says the service is busy or has failed.
 *
 * @param attempts how many times the service was asked
 * @param wait how long it asked to wait, in milliseconds
 */
export function faultOfStatus(
  { service, address }: HttpRequest,
  status: number,
  { attempts, wait }: { attempts: number; wait?: number | undefined },
): ServiceError {
  const host = URL.parse(address)?.host ?? address
  const times = attempts === 1 ? '' : ` to ${attempts} requests in a row`
  const advice =
    wait === undefined
      ? 'Try again later.'
      : `It asks to wait ${seconds(wait)}; try again after that.`
  return new ServiceError(
    `${named(service, host)} answered ${describeStatus(status)}${times}. ${advice}`,
    { isDown: true },
  )
}

/** Names a service and its host, which is the name of the service if it is a page. */
function named(service: string, host: string): string {
  return service === host ? host : `${service} (${host})`
}

/** Describes a status: "404 Not Found". */
export function describeStatus(status: number): string {
  return [status, STATUS_CODES[status]].filter(Boolean).join(' ')
}

/** Writes a duration in words: "1 second", "20 seconds", "1.5 seconds". */
export function seconds(milliseconds: number): string {
  const count = Math.round(milliseconds / 100) / 10
  return `${count} ${count === 1 ? 'second' : 'seconds'}`
}
