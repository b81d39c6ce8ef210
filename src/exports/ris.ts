import '@citation-js/plugin-ris'

import { plugins } from '@citation-js/core'

import type { CslItem, CslName } from '../references/csl.ts'
import type { CslDate } from '../shared/csl-date.ts'
import type { Field } from './fields.ts'

import { endsOf, seasonIn, yearOf } from '../shared/csl-date.ts'
import { formatPartialDate } from '../shared/dates.ts'
import { fieldRows, namesOf } from './fields.ts'
import { namesAndOthers } from '../references/names.ts'
import { toLine } from './line.ts'
import { risTypes } from './types.ts'

/** Fields that citation-js writes under the tags of the table for every type, and as they are. */
const translatedFields = [
  'title',
  'language',
  'abstract',
  'call-number',
  'source',
  'URL',
] as const satisfies Field[]

type Value = string | string[] | undefined

/** A value under every tag that a field has, or values by tag. */
type Correction = Value | Readonly<Record<string, Value>>

/** How the values of further fields are spread over their tags. */
const corrections: Partial<Record<Field, (item: CslItem) => Correction>> = {
  author: ({ author }) => names(author),
  editor: ({ editor }) => names(editor),
  translator: ({ translator }) => names(translator),
  'collection-editor': (item) => names(item['collection-editor']),
  issued: ({ issued }) => ({ DA: fullDate(issued), PY: year(issued) }),
  accessed: ({ accessed }) => fullDate(accessed) ?? year(accessed),
  page: ({ page }) => pages(page),
  keyword: ({ keyword }) => keyword?.split(',').map((word) => word.trim()),
}

/**
 * Writes items as RIS (Research Information Systems, tags of 2011), one line a value, however long.
 *
 * citation-js says which type an item takes and translates what it translates well; docs/exports.md says what comes
 * back.
 */
export function toRis(items: readonly CslItem[]): string {
  return items.map(writeRecord).join('\n')
}

function writeRecord(item: CslItem): string {
  const translated = translate(item)
  const lines = [
    line('TY', risTypes[item.type] ?? String(translated['TY'] ?? 'GEN')),
    line('ID', item.id),
  ]
  for (const field of Object.keys(fieldRows) as Field[]) {
    if (item[field] === undefined) continue
    const correct = corrections[field]
    const corrected = correct?.(item)
    for (const tag of namesOf('ris', field, item.type)) {
      const own = isByTag(corrected) ? corrected[tag] : corrected
      const value = correct ? own : (translated[tag] ?? (item[field] as string))
      for (const each of [value ?? []].flat()) lines.push(line(tag, toLine(each)))
    }
  }
  return [...lines, line('ER', '')].join('')
}

function isByTag(correction: Correction): correction is Readonly<Record<string, Value>> {
  return typeof correction === 'object' && !Array.isArray(correction)
}

function line(tag: string, value: string): string {
  return `${tag}  - ${value}\n`
}

function translate(item: CslItem): Record<string, string | string[] | undefined> {
  const fields = translatedFields
    .filter((field) => item[field] !== undefined)
    .map((field) => [field, item[field]] as const)
  const plain = { type: item.type, ...Object.fromEntries(fields) }
  return plugins.output.format('ris', [plain], { format: 'object', spec: 'new' })[0] ?? {}
}

/** Family name first, as RIS has it; an organisation is written as it is. RIS has no mark for others. */
function names(list: readonly CslName[] | undefined): string[] {
  return namesAndOthers(list).names.map((name) => {
    const { literal, family, given, suffix } = name
    if (family === undefined) return literal ?? given ?? ''
    const last = [name['non-dropping-particle'], family].filter(Boolean).join(' ')
    const first = [given, name['dropping-particle']].filter(Boolean).join(' ')
    // A comma always ends a part.
    const parts = [last, first, suffix].filter((part) => part !== undefined && part !== '')
    return parts.map((part) => part?.replaceAll(',', '')).join(', ')
  })
}

/**
 * A date as `YYYY/MM/DD/words`: its month or day left empty where unknown; in words a season, a range, and a date that
 * has no numbers.
 *
 * @returns nothing for a year alone
 */
function fullDate(date: CslDate | undefined): string | undefined {
  if (!date) return undefined
  const [start = [], end] = endsOf(date)
  const isPlain = !end && seasonIn(start) === undefined && typeof date.season !== 'string'
  const [, month, day] = isPlain ? start : []
  const words = isPlain && start.length > 0 ? undefined : formatPartialDate(date, 'en')
  if (month === undefined && words === undefined) return undefined
  const parts = [
    year(date) ?? '',
    month === undefined ? '' : pad(month),
    day === undefined ? '' : pad(day),
  ]
  return [...parts, ...(words === undefined ? [] : [words])].join('/')
}

function year(date: CslDate | undefined): string | undefined {
  const start = yearOf(date)
  if (start === undefined) return undefined
  return `${start < 0 ? '-' : ''}${String(Math.abs(start)).padStart(4, '0')}`
}

function pages(page: string | undefined): Readonly<Record<'SP' | 'EP', Value>> {
  const range = /^([^\s,–-]+)[–-]([^\s,–-]+)$/.exec(page ?? '')
  return range ? { SP: range[1], EP: range[2] } : { SP: page, EP: undefined }
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}
