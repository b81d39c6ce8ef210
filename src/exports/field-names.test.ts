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
import { sampleValue, wholeItem } from '../../tests/exported-items.ts'
import { readBibtex } from '../reading/bibtex.ts'
import { toBibtex } from './bibtex.ts'
import { hasField } from './data-model.ts'
import {
  type Carrier,
  type Field,
  type FieldRow,
  fieldRows,
  tagsOf,
  typeGroups,
} from './field-names.ts'
import { toRis } from './ris.ts'
import { entryTypeOf } from './types.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/exports.md'), 'utf8')
const texts: readonly string[] = [...cslTextVariables, ...cslNumberVariables]
const names: readonly string[] = cslNameVariables
const dates: readonly string[] = cslDateVariables

describe('the table of fields', () => {
  it.each(cslTypes)('says what is written in RIS for the type %s', (type) => {
    for (const field of [...texts, ...names, ...dates] as Field[]) {
      const without = risLines(probe(type, field, false))
      const added = risLines(probe(type, field, true)).filter((line) => !without.includes(line))
      const tags = new Set(added.map((line) => line.slice(0, 2)))
      expect([field, [...tags].toSorted()]).toEqual([field, tagsOf(field, type).toSorted()])
    }
  })

  it.each(cslTypes)('says what is written in BibTeX for the type %s', (type) => {
    for (const field of [...texts, ...names, ...dates] as Field[]) {
      const row = fieldRows[field]?.bibtex
      const written = bibtexFields(probe(type, field, true))
      const carriers = new Set(row?.map(({ name }) => name)).intersection(written)
      const isNoted = written.get('note')?.includes(`${field}: {`) ?? false
      expect([field, carriers.size, isNoted]).toEqual(
        row ? [field, isNoted ? 0 : 1, isNoted] : [field, 0, false],
      )
    }
  })

  it.each(cslTypes)('stays within the data model of biblatex for the type %s', (type) => {
    const item = wholeItem(type)
    const outside = [...bibtexFields(item).keys()].filter(
      (name) => !hasField(entryTypeOf(item), name),
    )
    expect(outside).toEqual([])
  })

  it.each(cslTypes)('says what comes back from BibTeX for the type %s', (type) => {
    for (const [field, row] of Object.entries(fieldRows) as [Field, FieldRow][]) {
      if (row.unreadInBibtex || !row.bibtex) continue
      const item = probe(type, field, true)
      const { records, problems } = readBibtex(toBibtex([item]), 'probe.bib')
      expect(problems).toEqual([])
      const { id: _, ...fields } = item
      expect(records[0]?.data).toEqual(fields)
    }
  })

  it.each(cslTypes)('has all fields of the type %s come back at once', (type) => {
    const { records, problems } = readBibtex(toBibtex([wholeItem(type)]), 'probe.bib')
    expect(problems).toEqual([])
    const { id: _, ...fields } = wholeItem(type)
    const carried = Object.entries(fields).filter(([field]) => {
      const row = fieldRows[field as Field]
      return field === 'type' || (row?.bibtex && !row.unreadInBibtex)
    })
    expect(records[0]?.data).toEqual(Object.fromEntries(carried))
  })

  it('gives every name in an entry to one field', () => {
    for (const type of cslTypes) {
      const shared = new Map<string, Field[]>()
      for (const field of Object.keys(fieldRows) as Field[]) {
        for (const name of tagsOf(field, type)) {
          shared.set(name, [...(shared.get(name) ?? []), field])
        }
      }
      const clashes = [...shared].filter(
        ([tag, fields]) => !/^S[NP]$/.test(tag) && fields.length > 1,
      )
      expect([type, clashes]).toEqual([type, []])
    }
  })

  it('is the one in docs/exports.md', () => {
    expect(tableUnder('Fields')).toEqual(
      (Object.entries(fieldRows) as [Field, FieldRow][]).map(([field, row]) => [
        `\`${field}\``,
        describeCarriers(row) + (row.unreadInBibtex ? ' (not read back)' : ''),
        describeTags(row.ris),
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
        const item: CslItem = { id: 'probe', type, title: 'Probe', URL: 'https://example.org/' }
        const subtype = bibtexFields(item).get('entrysubtype')
        return [
          `\`${type}\``,
          `\`${/^@\w+/.exec(toBibtex([item]))?.[0] ?? ''}\``,
          subtype === undefined ? '–' : `\`${subtype.slice(1, -1)}\``,
          `\`${/^TY {2}- (\w+)/.exec(toRis([item]))?.[1] ?? ''}\``,
        ]
      }),
    )
  })
})

/** An item with a field, or the same without it: the title apart, which every item has. */
function probe(type: CslType, field: Field, isThere: boolean): CslItem {
  return { id: 'probe', type, ...(isThere ? { [field]: sampleValue(field) } : {}) }
}

/** The fields of the BibTeX entry of an item. */
function bibtexFields(item: CslItem): Map<string, string> {
  const found = toBibtex([item]).matchAll(/^ {2}(\w+) = (.*),$/gm)
  return new Map(Array.from(found, ([, name = '', value = '']) => [name, value]))
}

function risLines(item: CslItem): string[] {
  return toRis([item]).split('\n').filter(Boolean)
}

/** The fields of BibTeX as the documentation lists them, in the order in which they are tried. */
function describeCarriers({ bibtex }: FieldRow): string {
  if (!bibtex) return '–'
  return bibtex.length === 0 ? '`note`' : bibtex.map(describeCarrier).join('; ')
}

function describeCarrier({ name, entries = [], types, also = [] }: Carrier): string {
  const only = [...entries.map((entry) => `\`@${entry}\``), ...(types ? [types] : [])]
  return listNames([name, ...also]) + (only.length > 0 ? ` (${only.join(', ')})` : '')
}

/** The tags of a field as the documentation spells them: those of most types last. */
function describeTags(tags: FieldRow['ris']): string {
  if (!('others' in tags)) return listNames(tags)
  const { others, ...groups } = tags
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
