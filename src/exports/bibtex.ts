import { format as translate } from '@citation-js/plugin-bibtex/lib/mapping/index.js'

import type { CslItem, CslName } from '../references/csl.ts'
import type { CslDate } from '../shared/csl-date.ts'
import type { Field } from './fields.ts'

import { toEdtf } from '../shared/csl-date.ts'
import { toBibtexNames } from './bibtex-names.ts'
import { fieldRows, namesOf } from './fields.ts'
import { toLatex } from './latex.ts'
import { toLine } from './line.ts'
import { entrySubtypes, entryTypes } from './types.ts'

type Value = string | (string | undefined)[]

/** A value under every name that a field has, or values by name. */
type Correction = string | undefined | Readonly<Record<string, string | undefined>>

/** Fields that citation-js loses, changes or gives to other names than readers look for, and what is written instead. */
const corrections: Partial<Record<Field, (item: CslItem) => Correction>> = {
  author: ({ author }) => names(author),
  editor: ({ editor }) => names(editor),
  translator: ({ translator }) => names(translator),
  'container-author': (item) => names(item['container-author']),
  issued: ({ issued }) => ({ date: dateOf(issued), ...yearAndMonth(issued) }),
  accessed: ({ accessed }) => dateOf(accessed),
  'event-date': (item) => dateOf(item['event-date']),
  'original-date': (item) => dateOf(item['original-date']),
  'container-title': (item) => text(item['container-title']),
  'collection-number': (item) => text(item['collection-number']),
  'number-of-volumes': (item) => text(item['number-of-volumes']),
  page: ({ page }) => pages(page),
  issue: ({ issue }) => text(issue),
  number: ({ number }) => text(number),
  genre: ({ genre }) => text(genre),
  publisher: ({ publisher }) => list([publisher]),
  'publisher-place': (item) => list([item['publisher-place']]),
  authority: ({ authority }) => text(authority),
  jurisdiction: ({ jurisdiction }) => text(jurisdiction),
  PMID: ({ PMID }) => ({ pmid: text(PMID), eprint: text(PMID), eprinttype: 'pubmed' }),
  PMCID: ({ PMCID }) => text(PMCID),
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Fields whose capitals styles would change. */
const titles = new Set([
  'title',
  'shorttitle',
  'booktitle',
  'eventtitle',
  'origtitle',
  'issuetitle',
])
const verbatim = new Set(['doi', 'url'])

/**
 * Writes items as BibTeX in UTF-8, with the fields of biblatex.
 *
 * citation-js says which entry type and fields an item takes; what it loses is added, and values are written as LaTeX
 * here. docs/exports.md says what comes back.
 */
export function toBibtex(items: readonly CslItem[]): string {
  return items.map(writeEntry).join('\n')
}

function writeEntry(item: CslItem): string {
  const { type, properties } = translated(item)
  const subtype = entrySubtypes[item.type]
  const lines = subtype === undefined ? [] : [`  entrysubtype = {${subtype}},\n`]
  for (const field of Object.keys(fieldRows) as Field[]) {
    if (item[field] === undefined) continue
    const correct = corrections[field]
    const corrected = correct?.(item)
    for (const name of namesOf('bibtex', field, item.type)) {
      const own = typeof corrected === 'object' ? corrected[name] : corrected
      const value = correct ? own : writeValue(name, properties[name])
      if (value) lines.push(`  ${name} = ${delimit(name, value)},\n`)
    }
  }
  return `@${type}{${toBibtexKey(item.id)},\n${lines.join('')}}\n`
}

/** What citation-js makes of the fields that it carries well. */
function translated(item: CslItem): {
  type: string
  properties: Record<string, Value | undefined>
} {
  const kept = (Object.keys(fieldRows) as Field[]).filter(
    (field) => !corrections[field] && namesOf('bibtex', field, item.type).length > 0,
  )
  const fields = kept
    .filter((field) => item[field] !== undefined)
    .map((field) => [field, toLine(item[field] as string)] as const)
  const [entry] = translate([{ id: item.id, type: item.type, ...Object.fromEntries(fields) }])
  return {
    type: entryTypes[item.type] ?? entry?.type ?? 'misc',
    properties: entry?.properties ?? {},
  }
}

/**
 * The key as BibTeX can hold it.
 *
 * @example toBibtexKey('smith#2020') // => 'smith_23_2020'
 */
export function toBibtexKey(key: string): string {
  return key.replace(
    /[\s"#%'(),={}\\~]/g,
    (character) => `_${character.charCodeAt(0).toString(16)}_`,
  )
}

/** Braces a value; a title twice, for the sake of its capitals. An abbreviation of a month is no text. */
function delimit(name: string, value: string): string {
  if (name === 'month') return value
  return titles.has(name) ? `{{${value}}}` : `{${value}}`
}

function writeValue(name: string, value: Value | undefined): string | undefined {
  if (value === undefined) return undefined
  if (Array.isArray(value)) {
    if (name !== 'keywords') return list(value)
    return value.map((keyword = '') => toLatex(keyword.trim())).join(', ')
  }
  if (verbatim.has(name)) return value.replace(/[{}\\\s]/g, encodeURIComponent)
  return toLatex(value)
}

/** A list of one: an " and " in it would make it two. */
function list(values: readonly (string | undefined)[]): string {
  return values
    .filter((value) => value !== undefined)
    .map((value) => {
      const latex = toLatex(toLine(value))
      return /\band\b/i.test(value) ? `{${latex}}` : latex
    })
    .join(' and ')
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : toLatex(toLine(value))
}

function names(value: readonly CslName[] | undefined): string | undefined {
  return value && toBibtexNames(value)
}

/** Pages with the dash that BibTeX has for a range. */
function pages(page: string | undefined): string | undefined {
  if (page === undefined) return undefined
  const [start = '', end] = toLine(page).split(/[–—-](.*)/)
  return end === undefined ? toLatex(start) : `${toLatex(start)}--${toLatex(end)}`
}

/** A date as biblatex writes it; nothing for a date in words, for which it has no form. */
function dateOf(date: CslDate | undefined): string | undefined {
  return date && toEdtf(date)
}

/** Year and month for BibTeX without biblatex. The month is one of its own abbreviations, the year may be in words. */
function yearAndMonth(
  date: CslDate | undefined,
): Readonly<Record<'year' | 'month', string | undefined>> {
  const { 'date-parts': [start] = [], season, literal } = date ?? {}
  if (!start) return { year: text(literal), month: undefined }
  const [year, month] = start
  const inWords = typeof season === 'string' ? `{${toLatex(toLine(season))}}` : undefined
  return { year: String(year), month: month === undefined ? inWords : months[month - 1] }
}
