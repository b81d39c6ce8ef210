import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Answer, type StandIn, startStandIn } from './cases/stand-in.ts'
import { createClient } from './http-client.ts'
import { problemOfLink } from './links.ts'

let server: StandIn
let answers: Record<string, Answer> = {}
beforeAll(async () => {
  server = await startStandIn(({ pathname }, { method }) => answers[`${method ?? ''} ${pathname}`])
})
afterAll(() => server.stop())

const problem = (given: Record<string, Answer>) => {
  answers = given
  const client = createClient({ userAgent: 'Assay', timeout: 60_000, longestWait: 0, pause: 0 })
  return problemOfLink(`${server.url}/page`, client)
}
const status = (code: number): Answer => ({ text: '', status: code })

test('a page that answers has no problem, and its text is not asked for', async () => {
  expect(await problem({ 'HEAD /page': status(200) })).toBeUndefined()
})

test('a server that does not know HEAD is asked for the page', async () => {
  expect(await problem({ 'HEAD /page': status(405), 'GET /page': status(200) })).toBeUndefined()
})

test.each<[string, Record<string, Answer>, string]>([
  ['missing', {}, 'is gone (404 Not Found).'],
  ['removed', { 'HEAD /page': status(410), 'GET /page': status(410) }, 'is gone (410 Gone).'],
  [
    'closed to programs',
    { 'GET /page': status(403) },
    'blocks automated requests (403 Forbidden).',
  ],
  ['broken', { 'HEAD /page': status(500) }, 'does not answer: 127.0.0.1:'],
  [
    'only the home page',
    { 'HEAD /page': { text: '', status: 302, headers: { location: '/' } }, 'HEAD /': status(200) },
    'redirects to the home page http://127.0.0.1:',
  ],
])('a page that is %s has one', async (_, given, message) => {
  expect((await problem(given))?.message).toContain(message)
})
