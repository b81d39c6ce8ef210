import type { CslItem, CslName, CslType } from '../references/csl.ts'

import { cached } from '../shared/cached.ts'
import { endsOf, seasonIn, yearOf, type CslDate } from '../shared/csl-date.ts'
import { formatPartialDate } from '../shared/dates.ts'
import { pageRange } from '../references/pages.ts'
import { inNumbers } from './dates.ts'
import { fieldRows, tagsOf, type Field } from './field-names.ts'
import { invertedName, namesAndOthers } from '../references/names.ts'
import { toLine } from './line.ts'
import { exportTypes } from './types.ts'

type Value = string | string[] | undefined

/** The values of a field under each of its tags, or by tag. */
type Written = Value | Readonly<Record<string, Value>>

/** What a source without a genre is, where its type in RIS does not say so (the terms of CSL's locales). */
const kinds: Partial<Record<CslType, string>> = { article: 'preprint' }

/** Writes the fields that are not plain text. */
const writers: Partial<Record<Field, (item: CslItem) => Written>> = {
  author: ({ author }) => names(author),
  editor: ({ editor }) => names(editor),
  translator: ({ translator }) => names(translator),
  'collection-editor': (item) => names(item['collection-editor']),
  issued: ({ issued }) => ({ DA: fullDate(issued), PY: year(issued) }),
  accessed: ({ accessed }) => fullDate(accessed) ?? year(accessed),
  page: ({ page }) => pages(page),
  number: ({ number, page }) => ({
    C7: number,
    SN: number,
    M1: number,
    SP: page === undefined ? number : undefined,
  }),
  genre: ({ type, genre }) => genre ?? kinds[type],
  keyword: ({ keyword }) => keyword?.split(',').map((word) => word.trim()),
}

/**
 * Writes items as RIS (Research Information Systems, tags of 2011), each value on one line, however long.
 * docs/exports.md describes what can be read back.
 */
export function toRis(items: readonly CslItem[]): string {
  return items.map((item) => recordOf(item)).join('\n')
}

/** Many articles cite the same source. */
const recordOf = cached((item: CslItem): string => {
  const [, type] = exportTypes[item.type]
  const lines = [line('TY', type), line('ID', item.id)]
  for (const field of Object.keys(fieldRows) as Field[]) {
    if (item[field] === undefined && !(field === 'genre' && kinds[item.type])) continue
    const write = writers[field]
    for (const tag of tagsOf(field, item.type)) {
      const written = write ? write(item) : (item[field] as string)
      const value = isByTag(written) ? written[tag] : written
      for (const each of [value ?? []].flat()) lines.push(line(tag, toLine(each)))
    }
  }
  return [...lines, line('ER', '')].join('')
})

function isByTag(written: Written): written is Readonly<Record<string, Value>> {
  return typeof written === 'object' && !Array.isArray(written)
}

function line(tag: string, value: string): string {
  return `${tag}  - ${value}\n`
}

/**
 * Writes names with the family name first. The name of an organisation has no comma but the one after it, which says that
 * it has no other part: `Bioheart Inc.,`. Without it, programs take its last word for a family name; with another, what
 * follows for given names. RIS has no equivalent of "et al.".
 */
function names(list: readonly CslName[] | undefined): string[] {
  return namesAndOthers(list).names.map((name) => {
    const { literal, family, given = '' } = name
    return family === undefined ? `${(literal ?? given).replaceAll(',', '')},` : invertedName(name)
  })
}

/**
 * Writes a date as `YYYY/MM/DD/words`. An unknown month or day is empty. A season, a range, an approximate date and a date
 * without numbers are also in words, without a slash, which would end them for Zotero.
 *
 * @returns `undefined` for a year alone
 */
function fullDate(date: CslDate | undefined): string | undefined {
  if (!date) return undefined
  const numbers = inNumbers(date)
  const [start = [], end] = endsOf(numbers ?? {})
  const [, month, day] = seasonIn(start) === undefined ? start : []
  const { season, circa, literal } = date
  const isPlain = !end && !circa && season === undefined && literal === undefined
  const words = isPlain ? undefined : formatPartialDate(date, 'en').replaceAll('/', '\u2013')
  if (month === undefined && words === undefined) return undefined
  const parts = [month, day].map((part) => part?.toString().padStart(2, '0') ?? '')
  return [year(date) ?? '', ...parts, ...(words === undefined ? [] : [words])].join('/')
}

function year(date: CslDate | undefined): string | undefined {
  const start = yearOf(date && inNumbers(date))
  if (start === undefined) return undefined
  return `${start < 0 ? '-' : ''}${String(Math.abs(start)).padStart(4, '0')}`
}

function pages(page: string | undefined): Readonly<Record<'SP' | 'EP', Value>> {
  const range = page === undefined ? undefined : pageRange(page)
  return { SP: range?.start ?? page, EP: range?.end }
}
