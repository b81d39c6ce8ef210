import {
  type CslItem,
  type CslName,
  cslDateVariables,
  cslNameVariables,
  isNameVariable,
} from '../references/csl.ts'

import { rewritePages } from '../references/pages.ts'
import { cached } from '../shared/cached.ts'
import { type CslDate, toEdtf } from '../shared/csl-date.ts'
import { toBibtexNames } from './bibtex-names.ts'
import { type EntryType, partFor } from './data-model.ts'
import { inNumbers } from './dates.ts'
import { babelName } from '../reading/bibtex/languages.ts'
import { carrierOf, type Field, fieldRows } from './field-names.ts'
import { toLatex } from './latex.ts'
import { toLine } from './line.ts'
import { entrySubtypeOf, entryTypeOf } from './types.ts'

/** Writes the fields of text that are not plain. */
const writers: Partial<Record<Field, (value: string) => string>> = {
  page: pages,
  keyword: keywords,
  DOI: verbatim,
  URL: verbatim,
}

/** Fields that are lists of texts, which biblatex splits at " and ". */
const lists = 'address institution language organization publisher'.split(' ')

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Fields whose capitalisation biblatex's styles or pandoc would change. */
const titles = 'title shorttitle booktitle eventtitle origtitle issuetitle series'.split(' ')

/**
 * Writes items as BibTeX in UTF-8, within biblatex's data model (`data-model.ts`). docs/exports.md describes what can be
 * read back.
 */
export function toBibtex(items: readonly CslItem[]): string {
  return items.map((item) => entryOf(item)).join('\n')
}

/** Many articles cite the same source. */
const entryOf = cached((item: CslItem): string => {
  const type = entryTypeOf(item)
  const lines = [...fieldsOf(item, type)].map(
    ([name, value]) => `  ${name} = ${delimit(name, value)},\n`,
  )
  return `@${type}{${toBibtexKey(item.id)},\n${lines.join('')}}\n`
})

/** Returns the fields of an entry with their LaTeX. `note` has the values that no other field can contain. */
function fieldsOf(item: CslItem, type: EntryType): Map<string, string> {
  const fields = new Map<string, string>()
  const notes: string[] = []
  const set = (name: string, value: string | undefined) => {
    if (value) fields.set(name, value)
  }
  set('entrysubtype', entrySubtypeOf(item, type))
  const particles = particlesOf(item)
  if (particles) set('options', particles === 'dropped' ? 'useprefix=false' : 'useprefix=true')
  for (const field of Object.keys(fieldRows) as Field[]) {
    if (item[field] === undefined || fieldRows[field]?.bibtex === undefined) continue
    const { value, plain = value, words } = writeValue(item, field)
    const carrier = carrierOf(field, item.type, type, fields)
    const part = carrier && partFor(carrier.name, value)
    if (carrier) set(carrier.name, asListItem(carrier.name, part))
    for (const name of carrier?.also ?? []) set(name, repeated(name, item))
    const noted = words ?? (part === value ? undefined : plain)
    if (noted) notes.push(`${field}: {${noted}}`)
  }
  set('note', notes.join('; '))
  return fields
}

interface Written {
  /** The LaTeX for a field of its own. */
  value: string
  /** The LaTeX for the note, if it is another. */
  plain?: string
  /** The words of a date, which are in the note in any case. */
  words?: string
}

function writeValue(item: CslItem, field: Field): Written {
  if (isNameVariable(field))
    return { value: toBibtexNames(item[field] ?? [], particlesOf(item) === 'dropped') }
  if (isDateField(field)) return writeDate(item[field] ?? {})
  const value = item[field] as string
  return { value: (writers[field] ?? text)(value), plain: text(value) }
}

function isDateField(field: Field): field is (typeof cslDateVariables)[number] {
  return (cslDateVariables as readonly string[]).includes(field)
}

/**
 * Returns whether the particles of names are dropped (`Fontaine, Jean de la`). If an entry has both kinds, they are not,
 * and each name that differs says so.
 */
function particlesOf(item: CslItem): 'dropped' | 'kept' | undefined {
  const names = cslNameVariables.flatMap((field): readonly CslName[] => item[field] ?? [])
  if (names.some((name) => name['non-dropping-particle'])) return 'kept'
  return names.some((name) => name['dropping-particle']) ? 'dropped' : undefined
}

/** Returns what a field for other programs repeats of an item. */
function repeated(name: string, { issued, language = '' }: CslItem): string | undefined {
  if (name === 'eprinttype') return 'pubmed'
  // pandoc reads the language from it, and biblatex hyphenates by it.
  if (name === 'langid') return babelName(language)
  // The number of an article, which is not printed as that of a page.
  if (name === 'bookpagination') return 'none'
  const [[year = 0, month = 0] = []] = (issued && inNumbers(issued))?.['date-parts'] ?? []
  if (name === 'month') return months[month - 1]
  // EDTF and biblatex count the year before 1 as 0.
  return year === 0 ? undefined : String(year < 0 ? year + 1 : year)
}

/**
 * Returns the key in characters that BibTeX allows.
 *
 * @example toBibtexKey('smith#2020') // => 'smith_23_2020'
 */
export function toBibtexKey(key: string): string {
  return key.replace(
    /[\s"#%'(),={}\\~]/g,
    (character) => `_${character.charCodeAt(0).toString(16)}_`,
  )
}

/** Puts a value in braces: a title in two pairs, to keep its capitals; the abbreviation of a month in none. */
function delimit(name: string, value: string): string {
  if (name === 'month') return value
  return titles.includes(name) ? `{{${value}}}` : `{${value}}`
}

function text(value: string): string {
  return toLatex(toLine(value))
}

/** Puts the only item of a list in braces if " and " would split it in two. */
function asListItem(name: string, latex: string | undefined): string | undefined {
  return latex && lists.includes(name) && /\band\b/i.test(latex) ? `{${latex}}` : latex
}

function keywords(value: string): string {
  return value.split(',').map(text).join(', ')
}

/** Percent-encodes characters that a field cannot contain. */
function verbatim(value: string): string {
  return toLine(value).replace(/[{}\\\s]/g, encodeURIComponent)
}

/** Writes pages with the dash that BibTeX uses for a range. */
function pages(page: string): string {
  return rewritePages(toLine(page), (part, range) => {
    const [start = '', end] = range ? [range.start, range.end] : part.split(/[–—-](.*)/)
    return end === undefined ? toLatex(start) : `${toLatex(start)}--${toLatex(end)}`
  })
}

/** Writes a date as EDTF, and what is in words as it is. */
function writeDate(date: CslDate): Written {
  const numbers = inNumbers(date)
  const { season, literal } = date
  const [[year] = []] = date['date-parts'] ?? []
  const words = typeof season === 'string' ? `${season} ${year ?? ''}` : literal
  const value = (numbers && toEdtf(numbers)) ?? ''
  return words === undefined ? { value } : { value, words: text(words) }
}
