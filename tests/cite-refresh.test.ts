/** `npm run cite refresh`: what happened to sources is recorded in their files, and nothing else in them changes. */

import type { ChildProcess } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { crossrefRecord, crossrefUpdate, pubmedRecord } from '../src/library/cases/records.ts'
import { type Respond, type StandIn, startStandIn } from '../src/library/cases/stand-in.ts'
import { cite } from './cite.ts'
import { differences, filesOf, layOut, run } from './publish.ts'

let respond: Respond = () => undefined
let server: StandIn
beforeAll(async () => {
  server = await startStandIn((url, request) => respond(url, request))
})
afterAll(() => server.stop())
beforeEach(() => {
  server.requests.length = 0
})

const day = '2026-01-02'

/** The variables for a set day, with a cache of its own. */
const variables = (folder: string) => ({
  ...server.environment,
  SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000),
  CACHE_DIR: join(folder, 'cache'),
})

const refresh = (folder: string, args: string[] = []) =>
  cite(folder, ['refresh', ...args], variables(folder))

/** Returns about how many sources a run has kept facts. */
function keptIn(cache: string): number {
  const [file] = globSync('assay/refreshes/*.json', { cwd: cache })
  if (file === undefined) return 0
  const { sources } = JSON.parse(readFileSync(join(cache, file), 'utf8')) as { sources: object }
  return Object.keys(sources).length
}

/** A publication with sources of all kinds. */
function library(): string {
  const folder = layOut('minimal')
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, 'content/references', name), text)
  }
  write(
    'retracted2020.yaml',
    `# Read by two of us.
type:   article-journal   # a journal
title: >-
  A made-up study that
  was retracted
author: [{ family: "Muster", given: Clara }]
container-title: Made-up Journal
issued: 2020
DOI: 10.5555/retracted
URL: https://doi.org/10.5555/retracted
remark: A remark.
background: true
`,
  )
  write(
    'notice2021.yaml',
    'type: article-journal\ntitle: "Retraction: A made-up study"\nauthor: [{ literal: The editors }]\ncontainer-title: Made-up Journal\nissued: 2021\nDOI: 10.5555/notice\nbackground: true\n',
  )
  write(
    'erratum2019.yaml',
    'type: article-journal\ntitle: A made-up study with an erratum\nauthor: [{ family: Muster }]\ncontainer-title: Made-up Journal\nissued: 2019\nPMID: 99999991\nbackground: true\nhealth:\n  kind: corrected # see the journal\n',
  )
  write(
    'hand2018.yaml',
    'type: article-journal\ntitle: A made-up study that an editor judged\nauthor: [{ family: Muster }]\ncontainer-title: Made-up Journal\nissued: 2018\nDOI: 10.5555/hand\nbackground: true\nhealth: { kind: superseded }\n',
  )
  write(
    'methods.bib',
    '@article{bib2017, title={A made-up study in BibTeX}, author={Muster, Clara}, journal={Made-up Journal}, year={2017}, doi={10.5555/bib}, keywords={background}}\n',
  )
  return folder
}

const articles: Record<string, Record<string, unknown>> = {
  '10.1000/tests.3.7': {},
  '10.5555/bib': { 'updated-by': [crossrefUpdate('expression_of_concern', '10.5555/worry')] },
  '10.5555/hand': {},
  '10.5555/notice': {
    'update-to': [crossrefUpdate('retraction', '10.5555/retracted', { source: 'publisher' })],
  },
  '10.5555/retracted': {},
}

/** The services as they are when nothing is wrong. */
const services: Respond = ({ pathname, searchParams }) => {
  const doi = decodeURIComponent(/^\/crossref\/works\/(.+)$/.exec(pathname)?.[1] ?? '')
  const article = articles[doi]
  if (article) return { json: crossrefRecord({ DOI: doi, ...article }) }
  if (pathname === '/pubmed/efetch.fcgi') {
    const link =
      '<CommentsCorrectionsList><CommentsCorrections RefType="ErratumIn"><RefSource>Made Up J. 2020 Jan 5;1:1</RefSource></CommentsCorrections></CommentsCorrectionsList>'
    return { text: pubmedRecord(searchParams.get('id') ?? '', '', link), type: 'text/xml' }
  }
  if (pathname === '/archive/wayback/available') {
    const url = searchParams.get('url') ?? ''
    const closest = {
      status: '200',
      available: true,
      url: `http://web.archive.org/web/20250304050607/${url}`,
      timestamp: '20250304050607',
    }
    return { json: { url, archived_snapshots: url.includes('retracted') ? { closest } : {} } }
  }
  return undefined
}

const textOf = (folder: string, name: string) =>
  readFileSync(join(folder, 'content/references', name), 'utf8')

test('health and archived are written, shown and checked, and the rest of a file stays', async () => {
  const folder = library()
  respond = services
  const before = filesOf(join(folder, 'content'))
  const dry = await refresh(folder, ['--dry-run'])
  expect(dry.stdout).toContain('2 files would change. Nothing was written.')
  expect(differences(before, filesOf(join(folder, 'content')))).toEqual([])

  const { code, stdout, stderr } = await refresh(folder)
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(differences(before, filesOf(join(folder, 'content')))).toEqual([
    'references/erratum2019.yaml',
    'references/retracted2020.yaml',
  ])
  expect(textOf(folder, 'retracted2020.yaml')).toBe(`# Read by two of us.
type:   article-journal   # a journal
title: >-
  A made-up study that
  was retracted
author: [{ family: "Muster", given: Clara }]
container-title: Made-up Journal
issued: 2020
DOI: 10.5555/retracted
URL: https://doi.org/10.5555/retracted
archived:
  url: https://web.archive.org/web/20250304050607/https://doi.org/10.5555/retracted
  date: 2025-03-04
health:
  kind: retracted
  notice: notice2021
  date: 2021-05-06
  checked: 2026-01-02
remark: A remark.
background: true
`)
  expect(textOf(folder, 'erratum2019.yaml')).toContain(
    'health:\n  kind: corrected # see the journal\n  date: 2020-01-05\n  checked: 2026-01-02\n',
  )
  expect(stdout).toContain('+++ content/references/retracted2020.yaml')
  expect(stdout).toContain('\n+  kind: retracted\n')
  expect(stdout).toMatch(/^`bib2017` is in content\/references\/methods\.bib, .*"concern"/m)
  expect(stdout).toContain(
    'bib2017: The notice about it is not in the library. Add it with `npm run cite add 10.5555/worry`',
  )
  expect(stdout).toContain('2 files changed.')
  const checked = await run('check', folder)
  expect(checked.report).not.toContain('── error')

  const asked = server.requests.length
  const again = await refresh(folder)
  expect(again.stdout).toContain('0 files changed.')
  expect(server.requests.length).toBeGreaterThan(asked)
})

test('only the sources with the given keys are asked about', async () => {
  const folder = library()
  respond = services
  expect(await refresh(folder, ['hand2018'])).toMatchObject({ code: 0 })
  expect(server.requests).toEqual(['GET /crossref/works/10.5555%2Fhand'])
  const { code, stderr } = await refresh(folder, ['hand2019'])
  expect(stderr).toContain('The library has no source `hand2019`; did you mean `hand2018`?')
  expect(code).toBe(2)
})

test('a text that cites what was retracted is reported', async () => {
  const folder = library()
  respond = (url, request) =>
    url.pathname.endsWith('10.1000%2Ftests.3.7')
      ? {
          json: crossrefRecord({
            DOI: '10.1000/tests.3.7',
            'updated-by': [crossrefUpdate('retraction', '10.5555/other')],
          }),
        }
      : services(url, request)
  const { code, stderr } = await refresh(folder, ['smith2020'])
  expect(textOf(folder, 'smith2020.yaml')).toContain('health:\n  kind: retracted\n')
  expect(stderr).toContain('retraction-is-named')
  expect(code).toBe(0)
})

describe('a service that fails', () => {
  test('keeps nothing from being recorded that the others say', async () => {
    const folder = library()
    respond = (url, request) =>
      url.pathname.startsWith('/archive') ? { text: '<p>Sorry</p>' } : services(url, request)
    const { code, stderr } = await refresh(folder)
    expect(stderr).toContain('The answer of Internet Archive is not JSON')
    expect(textOf(folder, 'retracted2020.yaml')).toContain('kind: retracted')
    expect(textOf(folder, 'retracted2020.yaml')).not.toContain('archived:')
    expect(code).toBe(1)
  })

  test('changes nothing if all do', async () => {
    const folder = library()
    const before = filesOf(join(folder, 'content'))
    respond = () => ({ text: '', status: 429, headers: { 'retry-after': '9000' } })
    const { code, stderr } = await refresh(folder)
    expect(stderr).toMatch(
      /Crossref .* answered 429 Too Many Requests\. It asks to wait 9000 seconds/,
    )
    expect(code).toBe(1)
    expect(differences(before, filesOf(join(folder, 'content')))).toEqual([])
  })
})

test('an interrupted run writes nothing, and the next one continues where it was', async () => {
  const folder = library()
  const before = filesOf(join(folder, 'content'))
  const cache = join(folder, 'cache')
  // One source is never answered. The page of another cannot be reached, which is not kept either.
  respond = (url, request) =>
    url.pathname.endsWith('10.5555%2Fretracted') ? () => undefined : services(url, request)
  let child: ChildProcess | undefined
  const interrupted = cite(folder, ['refresh'], variables(folder), (started) => (child = started))
  await vi.waitUntil(() => keptIn(cache) === 5, { timeout: 60_000, interval: 20 })
  child?.kill('SIGINT')
  await interrupted
  expect(differences(before, filesOf(join(folder, 'content')))).toEqual([])

  server.requests.length = 0
  respond = services
  const { code, stdout } = await refresh(folder)
  expect(stdout).toMatch(/^Continues an earlier run of today, which has asked about \d sources?\./)
  expect(server.requests.filter((each) => each.includes('works'))).toEqual([
    'GET /crossref/works/10.5555%2Fretracted',
  ])
  expect(textOf(folder, 'retracted2020.yaml')).toContain('kind: retracted')
  expect(code).toBe(0)
})

test('a run that is interrupted while it writes leaves whole files', async () => {
  const before = filesOf(join(library(), 'content'))
  const whole = library()
  respond = services
  await refresh(whole)
  const after = filesOf(join(whole, 'content'))
  const folder = library()
  await cite(folder, ['refresh'], variables(folder), (child) => {
    child.stdout?.on('data', (text: string) => {
      if (text.includes('+++ ')) child.kill('SIGINT')
    })
  })
  const left = filesOf(join(folder, 'content'))
  expect([differences(before, left), differences(after, left)]).toContainEqual([])
})
