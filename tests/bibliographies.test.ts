/** The exports as biber and pandoc read them, field by field. */

import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { toBibtex, toBibtexKey } from '../src/exports/bibtex.ts'
import { inNumbers } from '../src/exports/dates.ts'
import { carrierOf, type Field, fieldRows } from '../src/exports/field-names.ts'
import { entryTypeOf } from '../src/exports/types.ts'
import { readBibtex } from '../src/reading/bibtex.ts'
import { type CslItem, type CslName, isLaw } from '../src/references/csl.ts'
import { isOthersMark } from '../src/references/names.ts'
import { referenceToCsl } from '../src/references/reference.ts'
import { referenceSchema } from '../src/references/schema.ts'
import { yearOf } from '../src/shared/csl-date.ts'
import { hardItems, libraryItems, suiteItems, wholeItems } from './exported-items.ts'
import { findProgram } from './installed-programs.ts'
import { freshFolder } from './publish.ts'

const library = libraryItems()
const files: Readonly<Record<string, readonly CslItem[]>> = {
  library,
  hard: hardItems(),
  whole: wholeItems(),
  suite: suiteItems(),
}

describe('biber', () => {
  const read: Record<string, { bibtex: string; warnings: string[] }> = {}

  beforeAll(() => {
    findProgram('biber', '--version')
    const folder = freshFolder()
    for (const [name, items] of Object.entries(files)) {
      const [input, output] = [join(folder, `${name}.bib`), join(folder, `${name}.out.bib`)]
      writeFileSync(input, toBibtex(items))
      const args = ['--tool', '--validate-datamodel', `--output-file=${output}`, input]
      const log = execFileSync('biber', args, { cwd: folder, encoding: 'utf8' })
      const warnings = log.split('\n').filter((line) => /^(?:WARN|ERROR) - /.test(line))
      read[name] = { bibtex: readFileSync(output, 'utf8'), warnings }
    }
  })

  test.each(Object.entries(files))(
    'warns about nothing but what a source lacks: %s',
    (name, items) => {
      const byKey = new Map(items.map((item) => [toBibtexKey(item.id), item]))
      const unexplained = read[name]?.warnings.filter((warning) => {
        const [, key = '', what = ''] =
          /^WARN - Datamodel: Entry '(.+?)' \(.*?\): Missing mandatory field (.*)$/.exec(warning) ??
          []
        const item = byKey.get(key)
        return !item || !lacks(item, what)
      })
      expect(unexplained).toEqual([])
    },
  )

  test('warns about the sources of the library that have no date', () => {
    expect(read['library']?.warnings.map((warning) => warning.replace(/ \(.*?\)/, ''))).toEqual(
      ['cfr1271', 'clevelandclinic-neuropathy', 'nct02024269', 'nct02412735', 'nct06325566'].map(
        (key) =>
          `WARN - Datamodel: Entry '${key}': Missing mandatory field - one of 'date, year' must be defined`,
      ),
    )
  })

  test('keeps every field of the library', () => {
    const { records, problems } = readBibtex(read['library']?.bibtex ?? '', 'biber.bib')
    expect(problems).toEqual([])
    const items = records.map(({ id, data }) => referenceToCsl(id, referenceSchema.parse(data)))
    expect(byId(items)).toEqual(byId(library.map(carried)))
  })

  test.each(files['whole'] ?? [])('keeps every field of the type $type', (item) => {
    const { records } = readBibtex(read['whole']?.bibtex ?? '', 'biber.bib')
    const found = records.find(({ id }) => id === item.id)
    expect({ id: item.id, ...(found?.data as object) }).toEqual(carried(item))
  })
})

describe('pandoc', () => {
  let read: Map<string, Record<string, unknown>>

  beforeAll(() => {
    findProgram('pandoc', '--version')
    const args = ['-f', 'biblatex', '-t', 'csljson']
    const { stdout, status } = spawnSync('pandoc', args, {
      input: toBibtex([...library, ...wholeItems()]),
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    const items = JSON.parse(stdout) as Record<string, unknown>[]
    read = new Map(items.map((item) => [item['id'] as string, item]))
  })

  test.each([...library, ...wholeItems()])('reads the fields of $id', (item) => {
    const found = read.get(toBibtexKey(item.id)) ?? {}
    const { fields, notes } = inPandoc(item)
    const names = Object.keys(fields)
    expect(Object.fromEntries(names.map((name) => [name, plain(found[name])]))).toEqual(
      Object.fromEntries(names.map((name) => [name, plain(fields[name])])),
    )
    const language = found['language'] as string | undefined
    // It adds a region. A patent has no language in biblatex.
    if (item.type !== 'patent') expect(language?.split('-')[0]).toBe(item.language)
    expect(notes.filter((note) => !String(plain(found['note'])).includes(note))).toEqual([])
  })
})

/** Checks whether a source has no value for a mandatory field, as biber names it. */
function lacks(item: CslItem, what: string): boolean {
  const names = [...what.matchAll(/\w+/g)].map(([name]) => name)
  const issuer = isLaw(item.type) ? item.authority : item.publisher
  const values: Record<string, unknown> = {
    author: item.author,
    editor: item.editor,
    title: item.title,
    type: item.genre,
    number: item.number,
    institution: issuer,
    journaltitle: item['container-title'],
    booktitle: item['container-title'],
    date: item.issued && yearOf(inNumbers(item.issued)),
  }
  const named = names.filter((name) => name in values)
  return named.length > 0 && named.every((name) => values[name] === undefined)
}

/** Returns an item with the fields that come back from BibTeX. */
function carried(item: CslItem): CslItem {
  const fields = Object.entries(item).filter(([name]) => {
    const row = fieldRows[name as Field]
    return name === 'id' || name === 'type' || (row?.bibtex && !row.unreadInBibtex)
  })
  const found = Object.fromEntries(fields) as unknown as CslItem
  // The kind of dash in a range is lost, as described in docs/exports.md.
  return item.page ? { ...found, page: item.page.replace(/[–—]/, '-') } : found
}

function byId(items: readonly CslItem[]): CslItem[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** The variables of CSL into which pandoc reads fields of BibTeX; `eprint`, `eid` and others it does not read. */
const variables: Readonly<Record<string, string>> = {
  abstract: 'abstract',
  address: 'publisher-place',
  bookauthor: 'container-author',
  booktitle: 'container-title',
  chapter: 'chapter-number',
  doi: 'DOI',
  edition: 'edition',
  howpublished: 'publisher',
  institution: 'publisher',
  isbn: 'ISBN',
  issn: 'ISSN',
  journal: 'container-title',
  keywords: 'keyword',
  library: 'call-number',
  organization: 'publisher',
  origtitle: 'original-title',
  pages: 'page',
  pagetotal: 'number-of-pages',
  publisher: 'publisher',
  series: 'collection-title',
  shortjournal: 'container-title-short',
  shorttitle: 'title-short',
  title: 'title',
  type: 'genre',
  url: 'URL',
  venue: 'event-place',
  version: 'version',
  volumes: 'number-of-volumes',
}

/** Returns what pandoc reads of an item: its variables, and what is in the note. */
function inPandoc(item: CslItem): { fields: Record<string, unknown>; notes: string[] } {
  const entry = entryTypeOf(item)
  const taken = new Set<string>()
  const fields: Record<string, unknown> = { author: item.author, issued: item.issued }
  const notes: string[] = []
  for (const field of Object.keys(fieldRows) as Field[]) {
    const value = item[field]
    if (typeof value !== 'string' || fieldRows[field]?.bibtex === undefined) continue
    const carrier = carrierOf(field, item.type, entry, taken)
    if (!carrier) notes.push(`${field}: ${value}`)
    else taken.add(carrier.name)
    const variable = carrier && variables[carrier.name]
    if (!variable) continue
    // It joins publishers of several kinds.
    const before = fields[variable] as string | undefined
    fields[variable] = [before, value].filter(Boolean).join('; ')
  }
  if (taken.has('volume') && !taken.has('part') && /^\d+$/.test(item.volume ?? ''))
    fields['volume'] = item.volume
  if (entry === 'report' || entry === 'patent') fields['number'] = item.number
  if (entry === 'article') fields['issue'] = item.issue
  if (item.page && taken.has('pages')) fields['page'] = item.page.replace(/[–—]/, '-')
  return { fields, notes }
}

/**
 * A value without what pandoc decides itself: quotation marks, and which words of a name are particles or suffixes. It
 * reads `others` as a name.
 */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return (value as CslName[]).map(wordsOf)
  return typeof value === 'string' ? value.replace(/[“”‘’"']/g, '"') : value
}

function wordsOf(name: CslName): string[] {
  if (isOthersMark(name)) return ['others']
  const text = Object.values(name).join(' ').replaceAll(',', '')
  return text.split(' ').sort()
}
