/** What a hub is told, and when. A server on this machine is the site and the hub. */

import { once } from 'node:events'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { type Respond, type StandIn, startStandIn } from '../../library/cases/stand-in.ts'
import { createClient } from '../../library/http-client.ts'
import { createUrls } from '../../shared/urls.ts'
import { UsageError } from '../failure.ts'
import { feedsChangedSince } from './built-feeds.ts'
import { readNotifyOptions } from './options.ts'
import { tellHub, unpublishedFeeds } from './tell-hub.ts'

const json = (...days: string[]) =>
  JSON.stringify({ items: days.map((day) => ({ date_modified: `${day}T00:00:00.000Z` })) })

const site: Record<string, string> = {
  'rss.xml': '<rss/>',
  'atom.xml': '<feed/>',
  'feed.json': json('2026-11-20', '2026-11-28'),
  'corrections/rss.xml': '<rss/>',
  'corrections/feed.json': json(),
  'topics/pain & more/rss.xml': '<rss/>',
  'topics/pain & more/feed.json': json('2026-11-21'),
  'topics/old/feed.json': json('2020-01-01'),
  'languages/de/feed.json': json('2026-11-28'),
  'archive/1/feed.json': json('2026-11-28'),
  'topics/old/archive/2/feed.json': json('2026-11-28'),
  'podcast/feed.json': json('2026-11-28'),
  'data/claims.json': '{}',
}
const urls = createUrls('https://example.org/checks/')
const changed = (since: string) =>
  feedsChangedSince(since, Object.keys(site), {
    read: (name) => Buffer.from(site[name] ?? ''),
    urls,
  }).map(({ address }) => address.replace('https://example.org/checks/', ''))

test('the feeds that changed since a day are those to subscribe to, in every format', () => {
  expect(changed('2026-11-21')).toEqual([
    'atom.xml',
    'feed.json',
    'languages/de/feed.json',
    'rss.xml',
    'topics/pain%20%26%20more/feed.json',
    'topics/pain%20%26%20more/rss.xml',
  ])
  expect(changed('2026-11-22')).not.toContain('topics/pain%20%26%20more/rss.xml')
  expect(changed('2026-11-29')).toEqual([])
})

let answers: Respond = () => undefined
let server: StandIn
let bodies: string[] = []
beforeAll(async () => {
  server = await startStandIn((url, request) => answers(url, request))
})
beforeEach(() => {
  server.requests.length = 0
  bodies = []
})
afterAll(() => server.stop())

const sleeps: number[] = []
const notifying = () => ({
  client: createClient({ userAgent: 'Assay/0.1', timeout: 60_000, longestWait: 1000, pause: 1 }),
  sleep: (milliseconds: number) => {
    sleeps.push(milliseconds)
    return Promise.resolve()
  },
})
const feed = (name: string, text: string) => ({
  address: `${server.url}/${name}`,
  bytes: Buffer.from(text),
})

describe('a deployment', () => {
  test('is there if the feeds are the same', async () => {
    answers = ({ pathname }) => ({ text: pathname === '/rss.xml' ? 'new' : '{}' })
    const feeds = [feed('rss.xml', 'new'), feed('feed.json', '{}')]
    expect(await unpublishedFeeds(feeds, 60_000, notifying())).toEqual([])
    expect(server.requests.sort()).toEqual(['GET /feed.json', 'GET /rss.xml'])
  })

  test('is waited for', async () => {
    sleeps.length = 0
    answers = () => ({ text: server.requests.length < 3 ? 'old' : 'new' })
    expect(await unpublishedFeeds([feed('rss.xml', 'new')], 60_000, notifying())).toEqual([])
    expect(sleeps).toEqual([5000, 5000])
  })

  test('that does not arrive in time is reported, and so is a feed that is not there', async () => {
    sleeps.length = 0
    answers = ({ pathname }) => (pathname === '/rss.xml' ? { text: 'old' } : undefined)
    const feeds = [feed('rss.xml', 'new'), feed('feed.json', '{}')]
    expect(await unpublishedFeeds(feeds, 6000, notifying())).toEqual(feeds)
    expect(sleeps).toEqual([5000, 1000])
    expect(await unpublishedFeeds(feeds, 0, notifying())).toEqual(feeds)
  })
})

describe('the hub', () => {
  /** Answers, and keeps what was sent. */
  const hub =
    (status: number, text = ''): Respond =>
    () =>
    (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      void once(request, 'end').then(() => {
        bodies.push(Buffer.concat(chunks).toString())
        response.writeHead(status, { 'content-type': 'text/plain' })
        response.end(text)
      })
    }
  const feeds = [{ address: 'https://example.org/a?b=1&c' }, { address: 'https://example.org/d' }]
  const tell = () => tellHub(`${server.url}/hub`, feeds, notifying())

  test('is told about each feed', async () => {
    answers = hub(204)
    expect(await tell()).toEqual([])
    expect(server.requests).toEqual(['POST /hub', 'POST /hub'])
    expect(server.headers.at(-1)?.['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    expect(bodies.map((body) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
      feeds.map(({ address }) => ({ 'hub.mode': 'publish', 'hub.url': address })),
    )
  })

  test('that refuses is quoted, without its markup', async () => {
    answers = hub(400, '<p>Unknown \u001B[31m topic</p>')
    expect(await tell()).toEqual(
      feeds.map(({ address }) => ({ address, answer: '400 Bad Request: Unknown [31m topic' })),
    )
    answers = hub(404)
    expect((await tell())[0]?.answer).toBe('404 Not Found')
  })

  test('that is busy is asked again, and then reported', async () => {
    answers = hub(503)
    await expect(tell()).rejects.toThrow(
      /^The hub \(127\.0\.0\.1:\d+\) answered 503 Service Unavailable to 3 requests in a row\./,
    )
  })

  test('that is not there is reported', async () => {
    const nobody = await startStandIn(() => undefined)
    await nobody.stop()
    await expect(tellHub(nobody.url, feeds, notifying())).rejects.toThrow(
      /^The hub at 127\.0\.0\.1:\d+ cannot be reached: the connection was refused\./,
    )
  })
})

describe('options', () => {
  test('are read', () => {
    expect(readNotifyOptions([])).toEqual({ help: false, isDryRun: false, wait: 60_000 })
    expect(readNotifyOptions(['--', '--dry-run', '--since', '2026-11-01', '--wait=0'])).toEqual({
      help: false,
      isDryRun: true,
      since: '2026-11-01',
      wait: 0,
    })
  })

  test.each([
    [['--since', 'May'], '--since is `May`, which is not a day.'],
    [['--wait', '-1'], '--wait is `-1`, which is not a number of seconds.'],
    [['--wait'], '--wait is ``, which is not a number of seconds.'],
    [['--dry-rn'], 'There is no option `--dry-rn`; did you mean `--dry-run`?'],
    [['2026-11-01'], '`2026-11-01` does not follow an option.'],
  ])('%j: %s', (args, message) => {
    expect(() => readNotifyOptions(args)).toThrow(UsageError)
    expect(() => readNotifyOptions(args)).toThrow(message)
  })
})
