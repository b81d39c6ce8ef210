import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import {
  type CslItem,
  type CslType,
  cslDateVariables,
  cslNameVariables,
  cslNumberVariables,
  cslTextVariables,
  cslTypes,
} from '../references/csl.ts'
import {
  type Field,
  type FieldRow,
  type Format,
  fieldRows,
  namesOf,
  typeGroups,
} from './field-names.ts'

import { readBibtex } from '../reading/bibtex.ts'
import { toBibtex } from './bibtex.ts'
import { toRis } from './ris.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/exports.md'), 'utf8')
const texts: readonly string[] = [...cslTextVariables, ...cslNumberVariables]
const names: readonly string[] = cslNameVariables
const dates: readonly string[] = cslDateVariables

describe('the table of fields', () => {
  it.each(cslTypes)('says what is written for the type %s', (type) => {
    for (const field of [...texts, ...names, ...dates] as Field[]) {
      for (const [format, written] of [
        ['bibtex', bibtexNames],
        ['ris', risNames],
      ] as const) {
        const without = written(probe(type, field, false))
        const added = written(probe(type, field, true)).filter((name) => !without.includes(name))
        expect([format, field, added.toSorted()]).toEqual([
          format,
          field,
          namesOf(format, field, type).toSorted(),
        ])
      }
    }
  })

  it.each(cslTypes)('says what comes back from BibTeX for the type %s', (type) => {
    for (const [field, row] of Object.entries(fieldRows) as [Field, FieldRow][]) {
      if (row.unreadInBibtex || namesOf('bibtex', field, type).length === 0) continue
      const item = probe(type, field, true)
      const read = readBibtex(toBibtex([item]), 'probe.bib').records[0]?.data
      expect(read).toMatchObject({ [field]: item[field] })
    }
  })

  it('gives every name in an entry to one field', () => {
    for (const type of cslTypes) {
      const shared = new Map<string, Field[]>()
      for (const field of Object.keys(fieldRows) as Field[]) {
        for (const name of namesOf('ris', field, type)) {
          shared.set(name, [...(shared.get(name) ?? []), field])
        }
      }
      const clashes = [...shared].filter(([tag, fields]) => tag !== 'SN' && fields.length > 1)
      expect([type, clashes]).toEqual([type, []])
    }
  })

  it('is the one in docs/exports.md', () => {
    expect(tableUnder('Fields')).toEqual(
      (Object.entries(fieldRows) as [Field, FieldRow][]).map(([field, row]) => [
        `\`${field}\``,
        describeCarriers(row, 'bibtex') + (row.unreadInBibtex ? ' (not read back)' : ''),
        describeCarriers(row, 'ris'),
      ]),
    )
  })

  it('has its groups of types explained in docs/exports.md', () => {
    expect(tableUnder('Groups of types')).toEqual(
      Object.entries(typeGroups).map(([group, types]) => [
        group,
        types.map((type) => `\`${type}\``).join(' '),
      ]),
    )
  })
})

describe('the table of types', () => {
  it('is the one in docs/exports.md', () => {
    expect(tableUnder('Types')).toEqual(
      cslTypes.map((type) => {
        const item: CslItem = { id: 'probe', type, title: 'Probe' }
        const bibtex = toBibtex([item])
        const read = readBibtex(bibtex, 'probe.bib').records[0]?.data as { type: string }
        return [
          `\`${type}\``,
          `\`${/^@\w+/.exec(bibtex)?.[0] ?? ''}\``,
          read.type === type ? 'the same' : `\`${read.type}\``,
          `\`${/^TY {2}- (\w+)/.exec(toRis([item]))?.[1] ?? ''}\``,
        ]
      }),
    )
  })
})

/** An item with a field, or the same without it: the title apart, which every item has. */
function probe(type: CslType, field: Field, isThere: boolean): CslItem {
  const value = names.includes(field)
    ? [{ literal: 'Name' }]
    : dates.includes(field)
      ? { 'date-parts': [[2020, 6, 1]] }
      : '1-2'
  return { id: 'probe', type, ...(isThere ? { [field]: value } : {}) }
}

function bibtexNames(item: CslItem): string[] {
  return [...toBibtex([item]).matchAll(/^ {2}(\w+) =/gm)].map(([, name = '']) => name)
}

function risNames(item: CslItem): string[] {
  const tags = [...toRis([item]).matchAll(/^(\w\w) {2}- /gm)].map(([, tag = '']) => tag)
  return [...new Set(tags)]
}

/** The names of a field as the documentation spells them: those of most types last. */
function describeCarriers(row: FieldRow, format: Format): string {
  const carriers = row[format]
  if (!('others' in carriers)) return listNames(carriers)
  const { others, ...groups } = carriers
  const parts = Object.entries(groups).map(([group, list]) => `${group}: ${listNames(list)}`)
  return [...parts, `others: ${listNames(others)}`].join('; ')
}

function listNames(list: readonly string[]): string {
  return list.length === 0 ? '–' : list.map((name) => `\`${name}\``).join(', ')
}

/** The cells of the table under a heading, row by row. */
function tableUnder(heading: string): string[][] {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? ''
  const rows = section.split('\n').filter((row) => row.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}
