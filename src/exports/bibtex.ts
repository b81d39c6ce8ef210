import type { CslItem } from '../references/csl.ts'

import { toEdtf, type CslDate } from '../shared/csl-date.ts'
import { toBibtexNames } from './bibtex-names.ts'
import { fieldRows, namesOf, type Field } from './field-names.ts'
import { toLatex } from './latex.ts'
import { toLine } from './line.ts'
import { entrySubtypes, exportTypes } from './types.ts'

/** The LaTeX of a field under each of its names, or by name. */
type Written = string | undefined | Readonly<Record<string, string | undefined>>

/** Writes the fields that are not plain text. */
const writers: Partial<Record<Field, (item: CslItem) => Written>> = {
  author: ({ author }) => author && toBibtexNames(author),
  editor: ({ editor }) => editor && toBibtexNames(editor),
  translator: ({ translator }) => translator && toBibtexNames(translator),
  'container-author': (item) => item['container-author'] && toBibtexNames(item['container-author']),
  issued: ({ issued }) => ({ date: dateOf(issued), ...yearAndMonth(issued) }),
  accessed: ({ accessed }) => dateOf(accessed),
  'event-date': (item) => dateOf(item['event-date']),
  'original-date': (item) => dateOf(item['original-date']),
  page: ({ page = '' }) => pages(page),
  publisher: ({ publisher = '' }) => list(publisher),
  'publisher-place': (item) => list(item['publisher-place'] ?? ''),
  language: ({ language = '' }) => list(language),
  keyword: ({ keyword = '' }) => keywords(keyword),
  PMID: ({ PMID = '' }) => ({ pmid: text(PMID), eprint: text(PMID), eprinttype: 'pubmed' }),
  DOI: ({ DOI = '' }) => verbatim(DOI),
  URL: ({ URL = '' }) => verbatim(URL),
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Fields whose capitalisation styles would change. */
const titles = 'title shorttitle booktitle eventtitle origtitle issuetitle'.split(' ')

/** Writes items as BibTeX in UTF-8, with the fields of biblatex. docs/exports.md describes what can be read back. */
export function toBibtex(items: readonly CslItem[]): string {
  return items.map(writeEntry).join('\n')
}

function writeEntry(item: CslItem): string {
  const [type] = exportTypes[item.type]
  const subtype = entrySubtypes[item.type]
  const lines = subtype === undefined ? [] : [`  entrysubtype = {${subtype}},\n`]
  for (const field of Object.keys(fieldRows) as Field[]) {
    if (item[field] === undefined) continue
    const write = writers[field]
    for (const name of namesOf('bibtex', field, item.type)) {
      const written = write ? write(item) : text(item[field] as string)
      const value = typeof written === 'object' ? written[name] : written
      if (value) lines.push(`  ${name} = ${delimit(name, value)},\n`)
    }
  }
  return `@${type}{${toBibtexKey(item.id)},\n${lines.join('')}}\n`
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

/** Writes the only item of a list, in braces if " and " would split it in two. */
function list(value: string): string {
  return /\band\b/i.test(value) ? `{${text(value)}}` : text(value)
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
  const [start = '', end] = toLine(page).split(/[–—-](.*)/)
  return end === undefined ? toLatex(start) : `${toLatex(start)}--${toLatex(end)}`
}

/** Writes a date as biblatex does; `undefined` for a date in words. */
function dateOf(date: CslDate | undefined): string | undefined {
  return date && toEdtf(date)
}

/** Returns year and month for BibTeX without biblatex: the month as BibTeX's abbreviation, the year possibly in words. */
function yearAndMonth(
  date: CslDate | undefined,
): Readonly<Record<'year' | 'month', string | undefined>> {
  const { 'date-parts': [start] = [], season, literal } = date ?? {}
  if (!start) return { year: literal && text(literal), month: undefined }
  const [year, month] = start
  const inWords = typeof season === 'string' ? `{${text(season)}}` : undefined
  return { year: String(year), month: month === undefined ? inWords : months[month - 1] }
}
