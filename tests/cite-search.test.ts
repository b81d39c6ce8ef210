/** `npm run cite search run`: a run is added only if its number is that of the search in the record. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { type Respond, type StandIn, startStandIn } from '../src/library/cases/stand-in.ts'
import { cite } from './cite.ts'
import { layOut, run } from './publish.ts'

let respond: Respond = () => undefined
let server: StandIn
beforeAll(async () => {
  server = await startStandIn((url, request) => respond(url, request))
})
afterAll(() => server.stop())
beforeEach(() => {
  server.requests.length = 0
})

const trials = `# The count of the blog.
database: ClinicalTrials.gov
description: >-
  Registered trials of made-up cells,
  for pain.
url: https://clinicaltrials.gov/search?cond=Pain&intr=made-up%20cells
runs:
  - date: 2022-04-06
    results: 785 # reported
`

/** A publication with a search. */
function withSearch(text = trials): { folder: string; read: () => string } {
  const folder = layOut('minimal')
  mkdirSync(join(folder, 'content/searches'), { recursive: true })
  const file = join(folder, 'content/searches/trials2022.yaml')
  writeFileSync(file, text)
  return { folder, read: () => readFileSync(file, 'utf8') }
}

const runSearch = (folder: string, args: string[] = ['trials2022'], day = '2026-01-02') =>
  cite(folder, ['search', 'run', ...args], {
    ...server.environment,
    SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000),
  })

test('a run is added with its day and number, once a day', async () => {
  const { folder, read } = withSearch()
  respond = () => ({ json: { totalCount: 1234, studies: [{}], nextPageToken: 'x' } })
  const dry = await runSearch(folder, ['trials2022', '--dry-run'])
  expect(dry.stdout).toContain('+    results: 1234')
  expect(read()).toBe(trials)

  const { code, stdout, stderr } = await runSearch(folder)
  expect(stderr).toBe('')
  expect(stdout).toContain('`trials2022` has 1,234 results (785 on 6 April 2022).')
  expect(code).toBe(0)
  const after = `${trials}  - date: 2026-01-02\n    results: 1234\n`
  expect(read()).toBe(after)
  const [asked = ''] = server.requests
  expect(asked).toMatch(/^GET \/trials\/studies\?/)
  expect(Object.fromEntries(new URL(asked.slice(4), server.url).searchParams)).toMatchObject({
    'query.cond': 'Pain',
    'query.intr': 'made-up cells',
    countTotal: 'true',
  })
  const checked = await run('check', folder)
  expect(checked.report).not.toContain('── error')

  respond = () => ({ json: { totalCount: 1240, studies: [] } })
  const again = await runSearch(folder)
  expect(again.stdout).toContain('was run today already (1,234); the database now has 1,240.')
  expect(again.code).toBe(0)
  expect(read()).toBe(after)
  await runSearch(folder, ['trials2022'], '2026-01-03')
  expect(read()).toBe(`${after}  - date: 2026-01-03\n    results: 1240\n`)
})

test.each([
  [
    'PubMed',
    'pubmed/esearch.fcgi?db=pubmed&term=made+up&retmode=json&retmax=0&tool=assay',
    {
      header: {},
      esearchresult: { count: '42', retmax: '0', idlist: [], querytranslation: 'made up' },
    },
  ],
  [
    'Europe PMC',
    'europepmc/search?query=made+up&format=json&resultType=lite&pageSize=1',
    { version: '6.9', hitCount: 42, resultList: { result: [] } },
  ],
])('a search in %s', async (database, request, json) => {
  const { folder, read } = withSearch(
    `database: ${database}\ndescription: Made-up articles\nquery: made up\nruns:\n  - date: 2022-04-06\n`,
  )
  respond = ({ pathname, search }) =>
    `${pathname}${search}`.slice(1) === request ? { json } : undefined
  expect(await runSearch(folder)).toMatchObject({ code: 0, stderr: '' })
  expect(read()).toContain('  - date: 2026-01-02\n    results: 42\n')
})

describe('nothing is changed', () => {
  const pubmed =
    'database: PubMed\ndescription: Made-up articles\nquery: made up\nruns:\n  - date: 2022-04-06\n'
  test.each<[string, string, Respond, RegExp]>([
    [
      'the query is not known',
      trials.replace(/^url: .*\n/m, ''),
      () => undefined,
      /has no `query`, so the search cannot be repeated exactly/,
    ],
    [
      'there is no number',
      trials,
      () => ({ json: { studies: [] } }),
      /`totalCount` is not a number/,
    ],
    [
      'the number is none',
      trials,
      () => ({ json: { totalCount: -1, studies: [] } }),
      /`totalCount` is `-1`/,
    ],
    [
      'the service is busy',
      trials,
      () => ({ text: '', status: 429, headers: { 'retry-after': '9999' } }),
      /429 Too Many Requests/,
    ],
    [
      'PubMed leaves a part out',
      pubmed,
      () => ({
        json: {
          esearchresult: { count: '9', errorlist: { phrasesnotfound: ['up'], fieldsnotfound: [] } },
        },
      }),
      /left out parts of the query .*: `up`/,
    ],
    [
      'PubMed reports an error',
      pubmed,
      () => ({ json: { esearchresult: { ERROR: 'Search Backend failed' } } }),
      /PubMed cannot run the query: Search Backend failed/,
    ],
  ])('if %s', async (_, text, answer, message) => {
    const { folder, read } = withSearch(text)
    respond = answer
    const { code, stderr } = await runSearch(folder)
    expect(stderr).toMatch(message)
    expect(code).toBe(1)
    expect(read()).toBe(text)
  })

  test.each([
    [['trials2023'], /There is no search `trials2023`; did you mean `trials2022`\?/],
    [['smith2020'], /`smith2020` is a reference, not a search/],
    [[], /^✗ Specify which search to run/],
  ])('with the arguments %j', async (args, message) => {
    const { code, stderr } = await runSearch(withSearch().folder, args)
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
  })
})
