/** `npm run cite add`: what it writes passes the check, and a service that fails changes nothing. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { crossrefRecord, pubmedRecord, trialRecord, webPage } from '../src/library/cases/records.ts'
import { type Respond, type StandIn, startStandIn } from '../src/library/cases/stand-in.ts'
import { cite } from './cite.ts'
import { differences, filesOf, layOut, run } from './publish.ts'

let respond: Respond = () => undefined
let server: StandIn
beforeAll(async () => {
  server = await startStandIn((url, request) => respond(url, request))
})
afterAll(() => server.stop())

const add = (folder: string, args: string[], more: Record<string, string> = {}) =>
  cite(folder, ['add', ...args], { ...server.environment, ...more })

test('the works that are found are written, and the others are named', async () => {
  const folder = layOut('minimal')
  const before = filesOf(folder)
  respond = ({ pathname, searchParams }) => {
    if (pathname === '/crossref/works/10.5555%2Fmade.up.1') return { json: crossrefRecord() }
    if (pathname === '/pubmed/efetch.fcgi') {
      return { text: pubmedRecord(searchParams.get('id') ?? ''), type: 'text/xml' }
    }
    if (pathname === '/trials/studies/NCT99999999') return { json: trialRecord('NCT99999999') }
    return undefined
  }
  const typed = ['10.5555/made.up.1', 'pmid:99999991', 'NCT99999999', '10.5555/none', 'knees']
  const first = await add(folder, [...typed, '10.1000/tests.3.7'])
  expect(first.code).toBe(1)
  expect(first.stdout).toContain('[@vanderberg2020]')
  expect(first.stdout).toContain('[@muster2019]')
  expect(first.stdout).toContain('[@nct99999999]')
  expect(first.stdout).toContain(
    '10.1000/tests.3.7 is in the library: `smith2020` (content/references/smith2020.yaml) has the DOI',
  )
  expect(first.stderr).toMatch(/^✗ 10\.5555\/none: Neither Crossref nor DataCite has /m)
  expect(first.stderr).toMatch(/^✗ knees: `knees` is not an identifier or an address\./m)
  expect(differences(before, filesOf(folder)).toSorted()).toEqual([
    'content/references/muster2019.yaml',
    'content/references/nct99999999.yaml',
    'content/references/vanderberg2020.yaml',
  ])
  expect(readFileSync(join(folder, 'content/references/vanderberg2020.yaml'), 'utf8')).toBe(
    `type: article-journal
title: Made-up <i>stem</i> cells in CO<sub>2</sub> & air
author:
  - family: Berg
    given: Anna
    non-dropping-particle: van der
  - family: Example
    given: Boris
    suffix: Jr
  - literal: Made-up Study Group
container-title: Journal of Made-up Results
issued: 2020-03-04
volume: '12'
issue: '3'
page: 41-49
DOI: 10.5555/made.up.1
URL: https://doi.org/10.5555/made.up.1
`,
  )
  const { code, report } = await run('check', folder)
  expect(report).not.toContain('── error')
  expect(code).toBe(0)

  const asked = server.requests.length
  const again = await add(folder, typed.slice(0, 3))
  expect(again).toMatchObject({ code: 0, stderr: '' })
  expect(again.stdout.match(/ is in the library: /g)).toHaveLength(3)
  expect(server.requests).toHaveLength(asked)
})

test('a record in which the check finds an error is not written; a typed address can be corrected', async () => {
  const folder = layOut('minimal')
  const before = filesOf(folder)
  respond = ({ pathname }) => {
    if (pathname === '/page') return { text: webPage() }
    const text = pubmedRecord('99999991').replaceAll('10.5555/made.up.2', 'not-a-doi')
    return pathname === '/pubmed/efetch.fcgi' ? { text, type: 'text/xml' } : undefined
  }
  const { code, stdout, stderr } = await add(folder, ['99999991', `${server.url}/page`])
  expect(stderr).toContain('identifier-is-well-formed')
  expect(stderr).toContain('address-is-public')
  expect(stderr).toMatch(/^✗ 99999991: the check finds errors in the record of PubMed/m)
  expect(stdout).toContain('[@muster2023]')
  expect(code).toBe(1)
  expect(differences(before, filesOf(folder))).toEqual(['content/references/muster2023.yaml'])
})

describe('nothing is written', () => {
  const folder = layOut('minimal')
  const before = filesOf(folder)
  const reset: Respond = () => (_, response) => response.destroy()
  const refuse = { ASSAY_CROSSREF_URL: 'http://127.0.0.1:1', ASSAY_TIMEOUT: '20' }

  test.each<[string, Respond, Record<string, string>, RegExp]>([
    [
      'busy',
      () => ({ text: '', status: 429, headers: { 'retry-after': '7200' } }),
      {},
      /answered 429 Too Many Requests\. It asks to wait 7200 seconds/,
    ],
    ['closed', reset, {}, /Crossref .*(?:connection was closed|ended before it was complete)/],
    ['absent', reset, refuse, /Crossref at 127\.0\.0\.1:1 cannot be reached: /],
    [
      'lying',
      () => ({ json: crossrefRecord({ DOI: '10.5555/other' }) }),
      {},
      /but answered with a record of `10\.5555\/other`/,
    ],
    [
      'no service at all',
      () => ({ text: '<!doctype html><p>Welcome</p>' }),
      {},
      /is not JSON: it is a web page/,
    ],
    [
      'unreadable',
      () => ({ json: crossrefRecord({ title: 'x' }) }),
      {},
      /`message\.title` is not a list/,
    ],
    [
      'set wrongly',
      reset,
      { ASSAY_CROSSREF_URL: 'crossref' },
      /ASSAY_CROSSREF_URL is `crossref`, which is not a web address/,
    ],
  ])('by a service that is %s', async (_, answer, variables, message) => {
    respond = answer
    const { code, stderr } = await add(folder, ['10.5555/made.up.1'], variables)
    expect(stderr).toMatch(message)
    expect(code).toBe(1)
    expect(differences(before, filesOf(folder))).toEqual([])
  })

  test.each([
    [[], /^✗ Specify what to add/],
    [['--yess', 'x'], /^✗ There is no option `--yess`; did you mean `--yes`\?/],
  ])('with the arguments %j', async (args, message) => {
    const { code, stderr } = await add(folder, args)
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
  })

  test('if the command is interrupted', async () => {
    let isAsked: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (isAsked = resolve))
    respond = ({ pathname }) => {
      if (pathname.endsWith('made.up.1')) return { json: crossrefRecord() }
      return () => {
        isAsked()
      }
    }
    const { code } = await cite(
      folder,
      ['add', '10.5555/made.up.1', '10.5555/never'],
      server.environment,
      (child) => void asked.then(() => child.kill('SIGINT')),
    )
    expect(code).not.toBe(0)
    expect(differences(before, filesOf(folder))).toEqual([])
  })
})

test('help needs no content', async () => {
  const { code, stdout } = await cite(layOut('minimal'), ['add', '--help'], { CONTENT_DIR: 'none' })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^npm run cite add <identifier>/)
})
