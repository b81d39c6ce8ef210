/** A server on this machine that answers as the services do, with made-up records. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer: a value is sent as JSON, text as it is; a function does what it likes with the connection. */
export type Answer =
  | { json: unknown; status?: number; headers?: Record<string, string> }
  | { text: string; type?: string; status?: number; headers?: Record<string, string> }
  | ((request: IncomingMessage, response: ServerResponse) => void)

/** Answers a request; `undefined` is answered with 404. */
export type Respond = (url: URL, request: IncomingMessage) => Answer | undefined

/** A running server. */
export interface StandIn {
  /** Its root, without a final slash. */
  url: string
  /** The method, path and query of each request, in order. */
  requests: string[]
  /** The headers of each request. */
  headers: IncomingMessage['headers'][]
  /** The variables that send each service to a folder of this server: Crossref to `/crossref`. */
  environment: Record<string, string>
  stop: () => Promise<void>
}

/** The folder of each service, by the variable that sets its address. */
const folders = {
  ASSAY_ARCHIVE_URL: 'archive',
  ASSAY_ARXIV_URL: 'arxiv',
  ASSAY_CROSSREF_URL: 'crossref',
  ASSAY_DATACITE_URL: 'datacite',
  ASSAY_DOI_URL: 'doi',
  ASSAY_EUROPEPMC_URL: 'europepmc',
  ASSAY_OPENLIBRARY_URL: 'openlibrary',
  ASSAY_PUBMED_URL: 'pubmed',
  ASSAY_TRIALS_URL: 'trials',
}

/** Starts a server on a free port of this machine. */
export async function startStandIn(respond: Respond): Promise<StandIn> {
  const requests: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`)
    headers.push(request.headers)
    const answer = respond(url, request)
    if (typeof answer === 'function') answer(request, response)
    else send(response, answer ?? { text: 'Resource not found.', type: 'text/plain', status: 404 })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    requests,
    headers,
    environment: Object.fromEntries(
      Object.entries(folders).map(([variable, folder]) => [variable, `${url}/${folder}`]),
    ),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, answer: Exclude<Answer, (...args: never) => void>): void {
  const [body, type] =
    'json' in answer
      ? [JSON.stringify(answer.json), 'application/json']
      : [answer.text, answer.type ?? 'text/html; charset=utf-8']
  response.writeHead(answer.status ?? 200, { 'content-type': type, ...answer.headers })
  response.end(body)
}
