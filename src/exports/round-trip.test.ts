/** What is given out comes back: the whole real library, and sources that are hard to write. */

import { read as readRis } from '@customcommander/ris'
import { parse as parseBiblatex, parseRIS } from 'biblatex-csl-converter'
import { describe, expect, it } from 'vitest'

import { type CslItem, type CslName, cslNameVariables } from '../references/csl.ts'
import { partFor } from './data-model.ts'
import { carrierOf, type Field, fieldRows, tagsOf } from './field-names.ts'

import { hardItems, libraryItems } from '../../tests/exported-items.ts'
import { readBibtex } from '../reading/bibtex.ts'
import { readCslJson } from '../reading/csl-json.ts'
import { readRis as readOwnRis } from '../reading/ris.ts'
import { isOthersMark, namesAndOthers } from '../references/names.ts'
import { referenceToCsl } from '../references/reference.ts'
import { referenceSchema } from '../references/schema.ts'
import { toBibtex } from './bibtex.ts'
import { toCslJson } from './csl-json.ts'
import { toRis } from './ris.ts'
import { entryTypeOf } from './types.ts'

const items = [...libraryItems(), ...hardItems()]
const byKey = items.map((item) => [item.id, item] as const)

describe('CSL-JSON', () => {
  it.each(byKey)('%s comes back as it was', (_key, item) => {
    expect(imported(readCslJson(toCslJson([item]), 'export.json'))).toEqual([item])
  })

  it('gives out no field of our own', () => {
    const ours = /"(?:health|archived|remark|background|ignore)":/
    expect(toCslJson(items)).not.toMatch(ours)
  })

  it('is only indented where a line starts', () => {
    const title = 'One\u2028line\u2029only\n here'
    const text = toCslJson([{ id: 'a', type: 'book', title }])
    expect(JSON.parse(text)).toEqual([{ id: 'a', 'citation-key': 'a', type: 'book', title }])
    expect(toCslJson([])).toBe('[]\n')
  })

  it('holds every item, ends its last line and bears the key twice', () => {
    const text = toCslJson(items)
    const written = JSON.parse(text) as { id: string; 'citation-key': string }[]
    expect(text).toMatch(/\]\n$/)
    expect(written.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    expect(text).toBe(`${JSON.stringify(written, null, 2)}\n`)
    expect(written.map((item) => item['citation-key'])).toEqual(items.map(({ id }) => id))
  })
})

describe('BibTeX', () => {
  it.each(byKey)('%s comes back with every field that BibTeX carries', (_key, item) => {
    expect(imported(readBibtex(toBibtex([item]), 'export.bib'))).toEqual([carriedByBibtex(item)])
  })

  it('comes back from one file as it does from many', () => {
    const read = readBibtex(toBibtex(items), 'export.bib')
    expect(imported(read)).toEqual(items.map(carriedByBibtex))
  })

  describe('read by another parser', () => {
    const { entries, errors } = parseBiblatex(toBibtex(items), {
      processUnexpected: true,
      processUnknown: true,
    })

    it('is free of errors', () => {
      // It knows no address with a tilde or a fragment.
      expect(errors.filter(({ type }) => type !== 'unknown_uri')).toEqual([])
      expect(Object.values(entries).map((entry) => entry.entry_key)).toEqual(
        items.map(({ id }) => id),
      )
    })

    it.each(byKey)('%s has every field', (key, item) => {
      const entry = Object.values(entries).find((each) => each.entry_key === key)
      const fields = { ...entry?.unknown_fields, ...entry?.unexpected_fields, ...entry?.fields }
      expect({
        ...textsOf(item, (name, field) => {
          const text = flatText(fields[aliases[name] ?? name])
          return field === 'genre' ? text?.toLowerCase() : text
        }),
        author: (fields['author'] as Record<string, unknown>[] | undefined)?.map(plainName),
        issued: fields['date'],
      }).toEqual({
        ...textsOf(item, (_, field) => expectedText(item[field] as string, field)),
        author: item.author?.map(asBiblatexName),
        issued: item.issued && edtf(item.issued),
      })
    })
  })
})

describe('RIS', () => {
  const text = toRis(items)
  const records = readRis(text) ?? []

  it('has one line for each value', () => {
    expect(text.split('\n').filter((each) => !/^(?:[A-Z][A-Z0-9] {2}- |$)/.test(each))).toEqual([])
    expect(text).toMatch(/\nER {2}- \n$/)
  })

  it('is read by another parser, in the same order', () => {
    expect(records.map((record) => record['ID']?.[0])).toEqual(items.map(({ id }) => id))
  })

  it.each(byKey)('%s comes back with every field that RIS carries', (key, item) => {
    const record = records.find((each) => each['ID']?.[0] === key) ?? {}
    expect(
      Object.fromEntries(Object.entries(record).map(([tag, values]) => [tag, values.map(flat)])),
    ).toEqual(carriedByRis(item, record['TY']))
  })

  it('keeps the type of preprints, of which RIS has none', () => {
    const preprints = items.filter(({ type }) => type === 'article')
    expect(preprints.length).toBeGreaterThan(1)
    const read = imported(readOwnRis(toRis(preprints), 'export.ris'))
    expect(read).toMatchObject(
      preprints.map(({ id, type, genre = 'preprint', DOI }) => ({ id, type, genre, DOI })),
    )
    expect(toRis(preprints).match(/^TY {2}- MANSCPT$/gm)).toHaveLength(preprints.length)
  })

  describe('read by a third parser', () => {
    const entries = Object.values(parseRIS(text).entries)

    it.each(items.map((item, index) => [item.id, item, index] as const))(
      '%s has the same title, names, year and identifiers',
      (_, item, index) => {
        const { fields } = entries[index] ?? {}
        const authors = fields?.['author'] as Record<string, unknown>[] | undefined
        const { names } = namesAndOthers(item.author)
        expect({
          title: flatText(fields?.['title']),
          author: authors?.map((name) => words(plainName(name).join(' '))) ?? [],
          year: (fields?.['date'] as string | undefined)?.slice(0, 4) ?? '',
          doi: fields?.['doi'],
          url: fields?.['url'],
        }).toMatchObject({
          title: line(item.title),
          // It leaves out suffixes.
          author: names.map(({ suffix, ...name }) =>
            words([...Object.values(name), name.given ? '' : suffix].join(' ')),
          ),
          year: String(item.issued?.['date-parts']?.[0]?.[0] ?? '').padStart(
            item.issued ? 4 : 0,
            '0',
          ),
          ...(item.DOI && { doi: item.DOI }),
          url: item.URL,
        })
      },
    )

    it('takes no organisation for a person', () => {
      const organisations = items.flatMap(({ author = [] }) =>
        namesAndOthers(author).names.flatMap(({ literal }) => literal?.replaceAll(',', '') ?? []),
      )
      const read = entries.flatMap(
        ({ fields }) => (fields['author'] ?? []) as Record<string, unknown>[],
      )
      const whole = new Set(
        read.filter(({ given }) => !plain(given)).map(({ family }) => plain(family)),
      )
      expect(organisations.filter((name) => !whole.has(name))).toEqual([])
    })
  })
})

function imported({
  records,
  problems,
}: {
  records: { id: string; data: unknown }[]
  problems: unknown[]
}): CslItem[] {
  expect(problems).toEqual([])
  return records.map(({ id, data }) => referenceToCsl(id, referenceSchema.parse(data)))
}

/* What docs/exports.md says of BibTeX --------------------------------------------------------------- */

function carriedByBibtex(item: CslItem): CslItem {
  const carried: Record<string, unknown> = { id: item.id, type: item.type }
  for (const [field, row] of Object.entries(fieldRows) as [Field, (typeof fieldRows)[Field]][]) {
    const value = item[field]
    if (value === undefined || row?.unreadInBibtex || !row?.bibtex) continue
    carried[field] = typeof value === 'string' ? line(value) : value
  }
  // The kind of dash in a range is lost, and so are differences in the space between keywords.
  if (item.page) carried['page'] = line(item.page)?.replace(/[–—]/, '-')
  if (item.keyword) carried['keyword'] = item.keyword.replace(/,\s*/g, ', ')
  return carried as CslItem
}

/* What docs/exports.md says of RIS ------------------------------------------------------------------ */

function carriedByRis(item: CslItem, type: unknown): Record<string, unknown> {
  const carried: Record<string, string[]> = { TY: type as string[], ID: [item.id] }
  const put = (tag: string | undefined, ...values: (string | undefined)[]) => {
    const texts = values.filter((value) => value !== undefined).map((value) => line(value) ?? '')
    if (tag !== undefined && texts.length > 0) carried[tag] = [...(carried[tag] ?? []), ...texts]
  }
  for (const field of Object.keys(fieldRows) as Field[]) {
    const tags = tagsOf(field, item.type)
    // The genre of a preprint is in place of its type, which RIS does not have.
    const isPreprint = field === 'genre' && item.type === 'article'
    const value = item[field] ?? (isPreprint ? 'preprint' : undefined)
    if (value === undefined || tags.length === 0) continue
    if (field === 'issued' || field === 'accessed') {
      const { 'date-parts': parts = [] } = item[field] ?? {}
      const [year = 0, month, day] = parts[0] ?? []
      const digits = String(year).padStart(4, '0')
      const full = [digits, two(month), two(day)].join('/')
      if (month !== undefined || field === 'accessed')
        put(tags[0], month === undefined ? digits : full)
      else if (parts.length > 1 || item[field]?.circa) put(tags[0], `${digits}//`)
      put(tags[1], digits)
    } else if (field === 'page') {
      const ends = item.page?.match(/^([^\s,–-]+)[–-]([^\s,–-]+)$/)
      put(tags[0], ends?.[1] ?? item.page)
      put(tags[1], ends?.[2])
    } else if (field === 'number' && tags.includes('SP')) {
      put('C7', item.number)
      if (item.page === undefined) put('SP', item.number)
    } else if (field === 'keyword') {
      put(tags[0], ...(item.keyword?.split(/,\s*/) ?? []))
    } else if (isNameField(field)) {
      put(
        tags[0],
        ...namesAndOthers(item[field]).names.map((name) => words(Object.values(name).join(' '))),
      )
    } else {
      put(tags[0], value as string)
    }
  }
  return carried
}

/** A value of a tag as text; a name as its words and initials, for the parser puts them in an order of its own. */
function flat(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('last_name' in value) return words(Object.values(value).join(' '))
  const { year, month, day } = value as Record<string, string | undefined>
  return [year, month, day].join('/')
}

function words(text: string): string {
  return text
    .split(/[\s,]+|(?<=\.)/)
    .filter(Boolean)
    .sort()
    .join(' ')
}

function two(part: number | undefined): string {
  return part === undefined ? '' : String(part).padStart(2, '0')
}

function isNameField(field: Field): field is (typeof cslNameVariables)[number] {
  return (cslNameVariables as readonly string[]).includes(field)
}

/* Common to both -------------------------------------------------------------------------------------- */

function line(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim()
}

function edtf({ 'date-parts': parts = [], circa }: NonNullable<CslItem['issued']>): string {
  return parts
    .map(([year, ...rest]) => [String(year).padStart(4, '0'), ...rest.map(two)].join('-'))
    .map((end) => (circa ? `${end}~` : end))
    .join('/')
}

/** The names under which biblatex-csl-converter has fields. */
const aliases: Readonly<Record<string, string>> = { address: 'location', journal: 'journaltitle' }

/** The fields of text that an item has, each with what `read` finds in the BibTeX field that contains it. */
function textsOf(
  item: CslItem,
  read: (name: string, field: Field) => string | undefined,
): Record<string, string | undefined> {
  const taken = new Set<string>()
  const found: Record<string, string | undefined> = {}
  for (const field of Object.keys(fieldRows) as Field[]) {
    const carrier = carrierOf(field, item.type, entryTypeOf(item), taken)
    if (!carrier || typeof item[field] !== 'string') continue
    taken.add(carrier.name)
    // What a field cannot contain is in the note.
    if (partFor(carrier.name, item[field]) === item[field]) found[field] = read(carrier.name, field)
  }
  return found
}

/** A text as it comes back from BibTeX. */
function expectedText(text: string, field: Field): string | undefined {
  if (field === 'page') return line(text)?.replace(/[–—]/, '-')
  // It takes a genre for a key, and does not read the LaTeX of keywords.
  if (field === 'genre') return withoutCommands(text.toLowerCase())
  if (field === 'keyword') return text.replaceAll('&', '\\&').replace(/,\s*/g, ', ')
  return field === 'DOI' || field === 'URL' ? text : withoutCommands(line(text))
}

/** The text of a value: of nodes, or of lists, ranges and lists of lists of them. */
function flatText(value: unknown): string | undefined {
  if (!Array.isArray(value)) return value as string | undefined
  const list = value as unknown[]
  if (list.every((each) => typeof each === 'string')) return list.join(', ')
  if (!list.every(Array.isArray)) return plain(list)
  return list
    .map((each: unknown[]) => (each.every(Array.isArray) ? each.map(plain).join('-') : plain(each)))
    .join(', ')
}

/** The text of a value as biblatex-csl-converter gives it. */
function plain(nodes: unknown): string | undefined {
  return (nodes as { text: string }[] | undefined)?.map(({ text }) => text).join('')
}

/** A name as its text, for it guesses particles where none are marked. */
function plainName(name: Record<string, unknown>): string[] {
  const parts = ['prefix', 'family', 'literal', 'given', 'suffix'].map((part) => plain(name[part]))
  return parts.filter((part) => part !== undefined).flatMap((part) => part.split(' '))
}

function asBiblatexName(name: CslName): string[] {
  if (isOthersMark(name)) return ['others']
  const prefix = name['dropping-particle'] ?? name['non-dropping-particle']
  const { family, literal, given, suffix } = name
  const parts = [prefix, family, literal, given, suffix].filter((part) => part !== undefined)
  return parts.flatMap((part) => (withoutCommands(part) ?? '').split(' '))
}

/** Text without markup, which it takes apart, and without the characters whose commands it does not know. */
function withoutCommands(text: string | undefined): string | undefined {
  const isBalanced = text?.includes('{') && /^[^{}]*(?:\{[^{}]*\}[^{}]*)*$/.test(text)
  const unmarked = text?.replace(/<(i|b|sub|sup)>(.*?)<\/\1>/g, '$2').replaceAll('^', '')
  return isBalanced ? unmarked : unmarked?.replace(/[{}]/g, '')
}
