/** The open data, as programs read it that did not write it. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import { Package, type Resource } from 'datapackage'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { articleSchema } from '../articles/schema.ts'
import { joinRatings } from '../claims/rated-claim.ts'
import { claimSchema } from '../claims/schema.ts'
import { exportFormats } from '../exports/format.ts'
import { article, home, records as sample, withdrawn } from './cases/sample.ts'
import { dataFilePaths, madeDataFiles } from './data-files.ts'
import { type DataRecords, tableCsv } from './data-table.ts'
import { appearanceTable } from './appearance-data.ts'
import { evidenceCsv, evidenceTable } from './evidence-data.ts'
import { identifierTable } from './identifier-data.ts'
import { outcomesCsv, outcomeTable } from './outcome-table.ts'
import { verdictTable } from './verdict-data.ts'

const hostile = '=cmd|"\' <script>\n\u2028\u202E[@lee2020]'

const claims = new Map([
  [
    'cells-help',
    claimSchema.parse({
      statement: 'Cells “help”; <b>all</b>,\nsay "they"',
      rating: 'mixed',
      certainty: 'low',
      rationale: 'Few trials.',
      aliases: ['/old/claim/'],
      evidence: [
        {
          reference: 'lee2020',
          finding: 'opposes',
          designKind: 'cohort',
          participants: 12,
          summary: 'It *failed* [@lee2020, p. 3], as @fda says.',
          limits: hostile,
          riskOfBias: {
            tool: 'robins-i',
            by: hostile,
            overall: 'serious',
            domains: { confounding: 'serious', 'missing-data': 'no-information' },
          },
        },
        { reference: 'lee2020', finding: 'mixed' },
        { reference: 'fda', finding: 'harm' },
      ],
      comparison: { population: 'Adults', treatment: 'cells', comparator: hostile },
      outcomes: [
        {
          name: 'Pain',
          time: '6 months',
          scale: '0 to 10',
          unit: 'points',
          effect: { measure: 'mean-difference', estimate: -0.5, interval: [-1, 0.25] },
          results: [
            { reference: 'lee2020', estimate: -0.75, weight: 60 },
            { reference: 'lee2020', name: 'the second trial', estimate: 0.1, interval: [-1, 1] },
          ],
          certainty: 'low',
          reasons: [{ domain: 'imprecision' }, { domain: 'risk-of-bias' }],
          finding: 'inconclusive',
          meaning: hostile,
          sources: ['lee2020', 'fda'],
        },
        {
          name: hostile,
          risks: { comparator: 30, treatment: 40, interval: [20, 80], per: 100 },
          meaning: 'More people may bleed.',
          sources: ['fda'],
        },
      ],
    }),
  ],
  [
    '-2-cells',
    claimSchema.parse({
      statement: hostile,
      rating: 'unproven',
      certainty: 'none',
      rationale: 'Nobody looked.',
    }),
  ],
])

const records: DataRecords = {
  ...sample,
  claims: joinRatings(claims, sample.ratings),
  articles: [
    {
      id: article.id,
      data: articleSchema.parse({
        ...article.data,
        claims: ['cells-help', '-2-cells'],
        aliases: ['old-cells', '/?p=12'],
        revisions: [
          ...article.data.revisions,
          {
            date: '2022-08-01',
            kind: 'verdict-change',
            summary: hostile,
            from: 'true',
            to: 'mixed',
          },
        ],
      }),
    },
    withdrawn,
  ],
}
const context = { records, home }
const made = (name: string) => madeDataFiles[name]?.text(context) ?? ''
const table = (name: string) =>
  parse(made(name), { columns: true, bom: true }) as unknown as Record<string, string>[]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-data-'))
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  // This reader takes a byte order mark for a part of the first name; others, and Excel, do not.
  for (const name of Object.keys(madeDataFiles))
    write(`data/${name}`, made(name).replace(/^\uFEFF/, ''))
  for (const [ending, { write: format }] of Object.entries(exportFormats))
    write(`data/references.${ending}`, format([...records.items.values()]))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('the data package', () => {
  let data: Package
  beforeAll(async () => {
    data = await Package.load(join(folder, 'data/datapackage.json'), undefined, { strict: true })
  })

  test('is valid, and describes every file', () => {
    expect(data.errors).toEqual([])
    const { resources } = JSON.parse(made('datapackage.json')) as {
      resources: { path: string; jsonSchema?: string }[]
    }
    const described = resources.flatMap(({ path, jsonSchema }) => [path, jsonSchema ?? []].flat())
    expect([...described, 'datapackage.json'].map((path) => `data/${path}`).sort()).toEqual(
      dataFilePaths,
    )
  })

  test.each(['claims', 'evidence', 'outcomes', 'verdicts', 'identifiers'])(
    'describes the columns and values of %s, whose keys lead to rows',
    async (name) => {
      const resource = data.getResource(name) as Resource
      expect(resource.headers ?? resource.schema.fieldNames).toEqual(
        Object.keys(table(`${name}.csv`)[0] ?? {}),
      )
      const rows = await resource.read({ keyed: true, relations: true })
      expect(rows).toHaveLength(table(`${name}.csv`).length)
      expect(rows.length).toBeGreaterThan(1)
    },
  )
})

describe('the JSON', () => {
  test('of claims has the outcomes of a claim, and the address of their file', () => {
    const { dataFeedElement } = JSON.parse(made('claims.json')) as {
      dataFeedElement: { item: { itemReviewed: { subjectOf?: object } } }[]
    }
    const [first, second] = dataFeedElement.map(({ item }) => item.itemReviewed.subjectOf)
    expect(first).toMatchObject({
      '@type': 'Dataset',
      variableMeasured: [
        {
          '@type': 'PropertyValue',
          name: 'Pain, 6 months, Mean difference',
          description: hostile,
          value: -0.5,
          unitText: 'points',
          measurementTechnique: '0 to 10',
        },
        { name: hostile, description: 'More people may bleed.' },
      ],
      distribution: {
        contentUrl: 'https://example.org/checks/claims/cells-help/outcomes.csv',
      },
    })
    expect(second).toBeUndefined()
  })

  test.each(['claims', 'references', 'verdicts'])('%s.json follows its schema', (name) => {
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
    addFormats(ajv)
    const schema = JSON.parse(made(`schemas/${name}.json`)) as object
    expect(schema).toMatchObject({ $id: `https://example.org/checks/data/schemas/${name}.json` })
    const text =
      name === 'references'
        ? exportFormats.json.write([...records.items.values()])
        : made(`${name}.json`)
    ajv.validate(schema, JSON.parse(text))
    expect(ajv.errors).toBeNull()
  })

  test('of verdicts has the same rows as the CSV', () => {
    const rows = JSON.parse(made('verdicts.json')) as Record<string, string | null>[]
    expect(
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ''])),
      ),
    ).toEqual(table('verdicts.csv').map((row) => ({ ...row, ...unprotected(row) })))
  })
})

describe('the tables', () => {
  test('of evidence is plain text, with DOI and address', () => {
    const [first, second, third] = table('evidence.csv')
    expect(first).toEqual({
      id: 'cells-help#lee2020',
      claim_id: 'cells-help',
      claim: 'Cells “help”; <b>all</b>,\nsay "they"',
      reference: 'lee2020',
      design: '',
      kind: 'controlled',
      designKind: 'cohort',
      participants: '12',
      comparator: '',
      blinding: '',
      finding: 'opposes',
      summary: 'It failed, as Food and Drug Administration says.',
      limits: "'=cmd|\"' \u202E",
      funding: '',
      bias_tool: 'robins-i',
      bias_by: `'${hostile}`,
      bias_overall: 'serious',
      bias_randomisation: '',
      bias_confounding: 'serious',
      bias_selection: '',
      bias_classification: '',
      bias_deviations: '',
      bias_missing_data: 'no-information',
      bias_measurement: '',
      bias_reporting: '',
      cites: 'lee2020; fda',
      doi: '10.1000/xyz<1>',
      address: 'https://doi.org/10.1000/xyz%3C1%3E',
      reference_address: 'https://example.org/checks/references/lee2020/',
      claim_address: 'https://example.org/checks/claims/cells-help/',
    })
    expect([second?.['id'], third?.['id']]).toEqual(['cells-help#lee2020#2', 'cells-help#fda'])
    expect(third?.['address']).toBe('https://fda.example/a?b=1&c=2')
  })

  test('of the evidence of one claim has the same columns, if they are used', () => {
    const { evidence } = records.claims.get('cells-help') ?? { evidence: [] }
    const rows = parse(evidenceCsv(evidence.slice(2), context), { columns: true, bom: true })
    expect(rows).toEqual([
      {
        reference: 'fda',
        kind: 'other',
        finding: 'harm',
        address: 'https://fda.example/a?b=1&c=2',
        reference_address: 'https://example.org/checks/references/fda/',
      },
    ])
  })

  test('of outcomes has a row for each outcome, and below it one for each study', () => {
    const rows = table('outcomes.csv')
    expect(rows.map(({ id }) => id)).toEqual([
      'cells-help#Pain#6 months',
      'cells-help#Pain#6 months#lee2020',
      'cells-help#Pain#6 months#lee2020#2',
      `cells-help#${hostile}`,
    ])
    expect(Object.fromEntries(filled(rows[0]))).toEqual({
      id: 'cells-help#Pain#6 months',
      claim_id: 'cells-help',
      claim: 'Cells “help”; <b>all</b>,\nsay "they"',
      population: 'Adults',
      treatment: 'cells',
      comparator: `'${hostile}`,
      outcome: 'Pain',
      time: '6 months',
      scale: '0 to 10',
      unit: 'points',
      measure: 'mean-difference',
      estimate: '-0.5',
      low: '-1',
      high: '0.25',
      level: '95',
      certainty: 'low',
      reasons: 'imprecision risk-of-bias',
      finding: 'inconclusive',
      meaning: `'${hostile}`,
      sources: 'lee2020 fda',
      claim_address: 'https://example.org/checks/claims/cells-help/',
    })
    expect(rows[1]).toMatchObject({ study: 'lee2020', estimate: '-0.75', low: '', weight: '60' })
    expect(rows[2]).toMatchObject({ studyName: 'the second trial', level: '95', certainty: '' })
    expect(rows[3]).toMatchObject({
      comparatorRisk: '30',
      treatmentRisk: '40',
      treatmentRiskLow: '20',
      treatmentRiskHigh: '80',
      per: '100',
    })
  })

  test('of the outcomes of one claim has the same rows, with the columns that are used', () => {
    const { outcomes = [] } = records.claims.get('cells-help') ?? {}
    const rows = parse(outcomesCsv(outcomes, context), { columns: true, bom: true })
    const shared = Object.keys((rows as object[])[0] ?? {})
    expect(shared).not.toContain('claim_id')
    expect(shared).not.toContain('better')
    expect(rows).toEqual(
      table('outcomes.csv').map((row) =>
        Object.fromEntries(shared.map((name) => [name, row[name]])),
      ),
    )
  })

  test('of verdicts says what changed', () => {
    const rows = table('verdicts.csv')
    expect(rows.map(({ id }) => id)).toEqual([
      'old#cells-help#2020-01-01',
      'old#cells-help#2021-02-03',
      'knees/cells#cells-help#2022-04-06',
      'knees/cells#-2-cells#2022-04-06',
      'knees/cells#cells-help#2022-08-01',
      'knees/cells#cells-help#2023-01-02',
      'knees/cells#-2-cells#2023-01-02',
    ])
    expect(rows[4]).toMatchObject({
      event: 'changed',
      claim_id: 'cells-help',
      verdict_before_id: 'true',
      verdict_before: 'Supported',
      verdict_after: 'Mixed',
      certainty: '',
      note: `'${hostile}`,
    })
    expect(rows[5]).toMatchObject({ event: 'corrected', verdict_after: 'Mixed', certainty: 'low' })
    expect(rows[1]).toMatchObject({ event: 'withdrawn', verdict_before: '', verdict_after: '' })
  })

  test('of identifiers has the former addresses', () => {
    const former = Object.fromEntries(
      table('identifiers.csv').map(({ kind, id, former_addresses: old }) => [`${kind} ${id}`, old]),
    )
    expect(former['article knees/cells']).toBe(
      'https://example.org/checks/articles/old-cells/; https://example.org/?p=12',
    )
    expect(former['claim cells-help']).toBe('https://example.org/old/claim/')
    expect(former['reference fda']).toBe('https://example.org/old/fda?id=1')
    expect(former['rating mixed']).toBe('')
  })
})

test('an appearance is only said not to be the first where another one is known to be', () => {
  const appearances = [{ where: 'A talk' }, { where: 'A film; part 2' }, { where: 'A book' }]
  const sureOf = (first: boolean) =>
    claimSchema.parse({
      statement: 'It works',
      claimants: [{ name: 'A clinic' }],
      appearances: appearances.map((each, at) => (first && at === 1 ? { ...each, first } : each)),
      rating: 'mixed',
      certainty: 'low',
      rationale: 'Few trials.',
    })
  const columnOf = (first: boolean) => {
    const claim = new Map([['cells-help', sureOf(first)]])
    const rated = { ...records, claims: joinRatings(claim, sample.ratings) }
    const text = tableCsv(appearanceTable, { records: rated, home })
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true })
    return rows.map((row) => row['first'])
  }
  expect(columnOf(false)).toEqual(['', '', ''])
  expect(columnOf(true)).toEqual(['yes', 'no', 'no'])
})

describe('docs/exports.md', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/exports.md'), 'utf8')

  test.each([appearanceTable, evidenceTable, outcomeTable, verdictTable, identifierTable])(
    'describes every column of $name.csv in the words of the site',
    ({ name, columns }) => {
      const section =
        docs.split(/^## /m).find((text) => text.includes(`\`/data/${name}.csv\``)) ?? ''
      const rows = [...section.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(
        ([, ...cells]) => cells,
      )
      const described = columns.map((column) => [column.name, home.words.say(column.meaning)])
      expect(rows).toEqual(expect.arrayContaining(described))
    },
  )
})

/** Returns the cells that are not empty, each with the name of its column. */
function filled(row: Record<string, string> = {}): [string, string][] {
  return Object.entries(row).filter(([, value]) => value !== '')
}

/** Returns the cells from which the apostrophe that protects spreadsheets was removed. */
function unprotected(row: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value.replace(/^'(?=[=-])/, '')]),
  )
}
