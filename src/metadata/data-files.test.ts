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
import type { DataRecords } from './data-table.ts'
import { evidenceCsv, evidenceTable } from './evidence-data.ts'
import { identifierTable } from './identifier-data.ts'
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
        },
        { reference: 'lee2020', finding: 'mixed' },
        { reference: 'fda', finding: 'harm' },
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

  test.each(['claims', 'evidence', 'verdicts', 'identifiers'])(
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

describe('docs/exports.md', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/exports.md'), 'utf8')

  test.each([evidenceTable, verdictTable, identifierTable])(
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

/** Returns the cells from which the apostrophe that protects spreadsheets was removed. */
function unprotected(row: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value.replace(/^'(?=[=-])/, '')]),
  )
}
