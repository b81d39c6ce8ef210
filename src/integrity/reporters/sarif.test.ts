import { describe, expect, test } from 'vitest'

import type { Issue } from '../issue.ts'

import { issue } from './cases/issue.ts'
import { reportToSarif } from './sarif.ts'

/** The part of a log that is looked at here. */
interface Log {
  runs: {
    tool: { driver: { rules: { id: string }[] } }
    results: {
      ruleId: string
      ruleIndex: number
      message: { text: string }
      locations: { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string } } }[]
    }[]
  }[]
}

function log(...issues: Issue[]) {
  return JSON.parse(reportToSarif(issues, { directory: '/site' })) as Log
}

function resultsOf(...issues: Issue[]) {
  return log(...issues).runs.flatMap(({ results }) => results)
}

test('a log has one run, with the rules that were broken and a result for each issue', () => {
  const issues = [
    issue({ hint: 'Correct it.', length: 9, found: '@smih2020' }),
    issue({ rule: 'address-is-secure', severity: 'warning', message: 'It is not.' }),
  ]
  expect(log(...issues)).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Assay',
            rules: [
              {
                id: 'address-is-secure',
                shortDescription: { text: 'Every address in a record starts with https.' },
                help: {
                  text: 'What it means, why it matters and what is right: docs/errors/address-is-secure.md',
                },
                defaultConfiguration: { level: 'warning' },
              },
              {
                id: 'citation-resolves',
                shortDescription: {
                  text: 'Every citation key belongs to a reference or a search.',
                },
                help: {
                  text: 'What it means, why it matters and what is right: docs/errors/citation-resolves.md',
                },
                defaultConfiguration: { level: 'error' },
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'citation-resolves',
            ruleIndex: 1,
            level: 'error',
            message: { text: 'No such key.\nCorrect it.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'content/a.mdx', uriBaseId: '%SRCROOT%' },
                  region: { startLine: 14, startColumn: 22, endColumn: 31 },
                },
              },
            ],
          },
          {
            ruleId: 'address-is-secure',
            ruleIndex: 0,
            level: 'warning',
            message: { text: 'It is not.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'content/a.mdx', uriBaseId: '%SRCROOT%' },
                  region: { startLine: 14, startColumn: 22 },
                },
              },
            ],
          },
        ],
      },
    ],
  })
})

test('a log of nothing has a run without results', () => {
  expect(log().runs).toMatchObject([{ tool: { driver: { rules: [] } }, results: [] }])
})

test('repeats are all there, under one rule', () => {
  const [run] = log(...Array.from({ length: 300 }, () => issue())).runs
  expect([run?.results.length, run?.tool.driver.rules.length]).toEqual([300, 1])
})

describe('a file is named by', () => {
  test.each([
    'content/a b.mdx',
    'content/100%.mdx',
    'content/é, 漢字 #1?.mdx',
    'content/[@key]{x}\\"\u001B\n.yaml',
    '..a/b.mdx',
    'mailto:x',
  ])('a relative reference: %j', (name) => {
    const [result] = resultsOf(issue({ file: `/site/${name}` }))
    const { uri, uriBaseId } = result?.locations[0]?.physicalLocation.artifactLocation ?? {}
    expect(uriBaseId).toBe('%SRCROOT%')
    // RFC 3986: only these characters and percent-encoded bytes, and no scheme.
    expect(uri).toMatch(/^(?:[\w.~!*'()/-]|%[0-9A-F]{2})+$/)
    const { href } = new URL(uri ?? '', 'file:///site/')
    expect(decodeURIComponent(href)).toBe(`file:///site/${name}`)
  })

  test('its whole address, where it is elsewhere', () => {
    const [result] = resultsOf(issue({ file: '/other site/content/a.mdx' }))
    expect(result?.locations[0]?.physicalLocation.artifactLocation).toEqual({
      uri: 'file:///other%20site/content/a.mdx',
    })
  })
})

test('braces in what an author wrote are no placeholders', () => {
  const [result] = resultsOf(
    issue({ message: 'Articles cannot contain code: `{0}`.', hint: 'Type `\\{`.' }),
  )
  expect(result?.message.text).toBe('Articles cannot contain code: `{{0}}`.\nType `\\{{`.')
})
