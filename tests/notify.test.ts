/** `npm run notify`, with a server on this machine that is the published site and the hub. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { type Respond, type StandIn, startStandIn } from '../src/library/cases/stand-in.ts'
import { freshFolder } from './publish.ts'
import { runIn } from './situation.ts'

let answers: Respond = () => undefined
let server: StandIn
beforeAll(async () => {
  server = await startStandIn((url, request) => answers(url, request))
})
beforeEach(() => {
  server.requests.length = 0
})
afterAll(() => server.stop())

const feed = JSON.stringify({ items: [{ date_modified: '2026-11-28T00:00:00.000Z' }] })
const published: Respond = ({ pathname }) =>
  pathname === '/checks/feed.json' ? { text: feed } : { text: '', status: 204 }

/** Runs the command on a site with one feed. */
async function notify(settings: string, ...args: string[]) {
  const folder = freshFolder()
  const content = join(folder, 'content')
  const site = join(folder, 'dist')
  for (const each of [content, site]) mkdirSync(each)
  writeFileSync(join(content, 'site.yaml'), `name: A\nurl: ${server.url}/checks/\n${settings}`)
  writeFileSync(join(site, 'feed.json'), feed)
  writeFileSync(join(site, '.assay'), JSON.stringify({ files: ['feed.json'] }))
  const { code, output } = await runIn(folder, 'notify', args, {
    OUT_DIR: site,
    SOURCE_DATE_EPOCH: `${Date.UTC(2026, 10, 29) / 1000}`,
  })
  return { code, output: output.replaceAll(server.url, 'https://example.org') }
}

test('tells the hub about a feed that is published', async () => {
  answers = published
  const { code, output } = await notify(`hub: ${server.url}/hub`)
  expect(output).toMatch(/^✓ Published — 1 feed .*\n✓ Hub — 1 feed accepted .*\n$/)
  expect(code).toBe(0)
  expect(server.requests).toEqual(['GET /checks/feed.json', 'POST /hub'])
})

test('only lists the feeds with --dry-run', async () => {
  answers = published
  const { code, output } = await notify(`hub: ${server.url}/hub`, '--dry-run')
  expect(output).toContain(
    'The hub https://example.org/hub would be told that these have changed:\n  https://example.org/checks/feed.json\n',
  )
  expect(code).toBe(0)
  expect(server.requests).toEqual(['GET /checks/feed.json'])
})

test('does not tell the hub before the deployment has arrived', async () => {
  answers = () => ({ text: 'old' })
  const { code, output } = await notify(`hub: ${server.url}/hub`, '--wait', '0')
  expect(output).toContain('✗ Published — not yet: 1 of 1 feed')
  expect(output).toContain('https://example.org/checks/feed.json is not published as it was built.')
  expect(code).toBe(1)
  expect(server.requests).toEqual(['GET /checks/feed.json'])
})

test('reports a hub that refuses', async () => {
  answers = ({ pathname }) =>
    pathname === '/hub' ? { text: 'Unknown topic', status: 400 } : { text: feed }
  const { code, output } = await notify(`hub: ${server.url}/hub`)
  expect(output).toContain(
    'The hub refused https://example.org/checks/feed.json. It answered 400 Bad Request: Unknown topic',
  )
  expect(code).toBe(1)
})

test('says when there is nothing to do', async () => {
  expect(await notify('')).toEqual({
    code: 0,
    output: 'There is no `hub` in `content/site.yaml`, so there is nobody to tell.\n',
  })
  expect(await notify('hub: https://hub.example/', '--since', '2026-11-29')).toEqual({
    code: 0,
    output:
      'No feed has changed since 2026-11-29, so the hub is not told. Specify an earlier day with --since.\n',
  })
})
