/** The faults of a network and of services, from a server on this machine that has them. */

import { type AddressInfo, createServer } from 'node:net'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type Respond, type StandIn, startStandIn } from './cases/stand-in.ts'
import { type ClientOptions, createClient, type HttpRequest } from './http-client.ts'

let answers: Respond = () => undefined
let server: StandIn
beforeAll(async () => {
  server = await startStandIn((url, request) => answers(url, request))
})
afterAll(() => server.stop())

const waits: string[] = []
const options: ClientOptions = {
  userAgent: 'Assay/0.1 (https://made-up.example; mailto:desk@made-up.example)',
  timeout: 60_000,
  longestWait: 60_000,
  pause: 1,
  onWait: (message) => waits.push(message),
}

/** Sends one request to a server that answers in this way. */
async function send(
  respond: Respond,
  request: Partial<HttpRequest> = {},
  more: Partial<ClientOptions> = {},
) {
  answers = respond
  server.requests.length = 0
  waits.length = 0
  const client = createClient({ ...options, ...more })
  const { body, ...rest } = await client.send({
    service: 'Crossref',
    address: `${server.url}/works/1`,
    accept: 'application/json',
    ...request,
  })
  return { ...rest, text: Buffer.from(body).toString() }
}

test('an answer has its status, its media type and the address that answered', async () => {
  const respond: Respond = (url) =>
    url.pathname === '/end'
      ? { text: 'ä', type: 'Text/HTML; charset="ISO-8859-1"' }
      : { text: '', status: 302, headers: { location: '/end' } }
  expect(await send(respond)).toEqual({
    status: 200,
    address: `${server.url}/end`,
    mediaType: 'text/html',
    charset: 'ISO-8859-1',
    text: 'ä',
  })
  expect(server.headers.at(-1)).toMatchObject({
    'user-agent': 'Assay/0.1 (https://made-up.example; mailto:desk@made-up.example)',
    accept: 'application/json',
  })
})

test('a missing record is an answer', async () => {
  expect(await send(() => undefined)).toMatchObject({ status: 404 })
  expect(server.requests).toHaveLength(1)
})

describe('a service that is busy', () => {
  /** Answers in this way until the given number of requests. */
  const until =
    (times: number, status: number, retry?: string): Respond =>
    () =>
      server.requests.length <= times
        ? { text: 'busy', status, ...(retry && { headers: { 'retry-after': retry } }) }
        : { text: 'ready' }

  test('is asked again after the time that it names', async () => {
    expect(await send(until(1, 429, '0'))).toMatchObject({ status: 200, text: 'ready' })
    expect(server.requests).toHaveLength(2)
    expect(waits).toEqual(['Crossref asks to wait 0 seconds (status 429). Waiting.'])
  })

  test('is asked again after a pause, three times in all', async () => {
    expect(await send(until(2, 503))).toMatchObject({ text: 'ready' })
    await expect(send(until(3, 500))).rejects.toThrow(
      /^Crossref \(127\.0\.0\.1:\d+\) answered 500 Internal Server Error to 3 requests in a row\. Try again later\.$/,
    )
    expect(server.requests).toHaveLength(3)
  })

  test('is not waited for longer than the limit', async () => {
    await expect(send(until(9, 429, '3600'))).rejects.toThrow(
      /answered 429 Too Many Requests\. It asks to wait 3600 seconds; try again after that\.$/,
    )
    expect(server.requests).toHaveLength(1)
  })
})

test('an answer that takes too long is a fault', async () => {
  const silent: Respond = () => (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{')
  }
  await expect(send(silent, {}, { timeout: 50 })).rejects.toThrow(
    /^Crossref \(127\.0\.0\.1:\d+\) did not send its whole answer within 0\.1 seconds\. .* ASSAY_TIMEOUT /,
  )
})

test('an answer that is cut off is a fault', async () => {
  const cut: Respond = () => (_, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('{"message":', () => response.destroy())
  }
  await expect(send(cut)).rejects.toThrow(
    /^The answer of Crossref \(127\.0\.0\.1:\d+\) ended before it was complete\. Try again later\.$/,
  )
})

test('redirects without end are a fault', async () => {
  const around: Respond = () => ({ text: '', status: 301, headers: { location: '/works/1' } })
  await expect(send(around)).rejects.toThrow('Crossref redirects from one address to the next')
})

test('an answer that is too large is a fault, unless its start is enough', async () => {
  const large: Respond = () => ({ text: 'x'.repeat(2000) })
  await expect(send(large, { limit: 1000 })).rejects.toThrow('is larger than 0 MB')
  const { text } = await send(large, { limit: 1000, startOnly: true })
  expect(text).toHaveLength(1000)
})

test('no connection is a fault, and after three the service is not asked again', async () => {
  const free = createServer()
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve))
  const { port } = free.address() as AddressInfo
  await new Promise((resolve) => free.close(resolve))
  const client = createClient(options)
  const request = { service: 'PubMed', address: `http://127.0.0.1:${port}/`, accept: '*/*' }
  for (let time = 0; time < 4; time += 1) {
    await expect(client.send(request)).rejects.toThrow(
      `PubMed at 127.0.0.1:${port} cannot be reached: the connection was refused. Check the network, and try again.`,
    )
  }
  answers = () => ({ text: 'ready' })
  const other = { ...request, address: server.url }
  await expect(client.send(other)).rejects.toThrow('PubMed at 127.0.0.1')
  expect(await client.send({ ...other, service: 'Crossref' })).toMatchObject({ status: 200 })
})
