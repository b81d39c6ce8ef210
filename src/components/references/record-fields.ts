/** The record of a source as labels and values. */

import type { Words } from '../../messages/words.ts'
import type { CslItem, CslName } from '../../references/csl.ts'

import { namesAndOthers, wholeName } from '../../references/names.ts'
import { sourceLinks } from '../../references/links.ts'
import { nameWords } from '../../citations/locales.ts'
import { dateFields, nameFields, textFields } from './record-order.ts'

export interface RecordField {
  label: string
  value: string
  /** The link of the value; only an address that `linkable` accepts. */
  href?: string | undefined
  /** Whether the value can have the markup of CSL (`richText`). */
  isRich?: boolean
}

type TextField = (typeof textFields)[number]

/** The fields in which titles are written, with the markup of CSL. */
const richFields: ReadonlySet<string> = new Set<TextField>([
  'title',
  'title-short',
  'container-title',
  'collection-title',
  'volume-title',
  'part-title',
  'original-title',
  'reviewed-title',
  'event-title',
])

/** Fields without a row in the record: citeproc sets them, or the page shows them elsewhere. */
export const unrecorded = [
  'type',
  'genre',
  'citation-key',
  'citation-label',
  'citation-number',
  'first-reference-note-number',
  'year-suffix',
] as const

/**
 * Returns the fields that a source has, in the order in which people look for them, without identifiers that its links
 * already show.
 *
 * @param words of the page
 */
export function recordFields(item: CslItem, words: Words): RecordField[] {
  const linked = sourceLinks(item).map(({ label, href }) => `${label} ${href}`)
  const isLinked = (value: string) => linked.some((link) => link.includes(value))
  const texts = Object.entries(textsOf(item, words, isLinked))
  const { issued, ...otherDates } = datesOf(item, words)
  return [
    ...nameFields.flatMap((field) => {
      const list = item[field] ?? []
      const label = () => words.say(`fields.${field}`, { count: list.length })
      return list.length > 0 ? [{ label: label(), value: nameList(list, words) }] : []
    }),
    { label: words.say('fields.type'), value: kindOf(item, words) },
    ...(issued ? [issued] : []),
    // The title is the heading of the page.
    ...texts.flatMap(([field, text]) => (field === 'title' ? [] : [text])),
    ...Object.values(otherDates),
  ]
}

function textsOf(
  item: CslItem,
  words: Words,
  isLinked: (value: string) => boolean,
): Partial<Record<TextField, RecordField>> {
  return Object.fromEntries(
    textFields.flatMap((field) => {
      const value = item[field]
      if (!value) return []
      if (/^(DOI|PMID|PMCID|URL)$/.test(field) && isLinked(value)) return []
      const shown = field === 'page' ? value.replaceAll('-', '–') : value
      const isRich = richFields.has(field)
      return [[field, { label: words.say(`fields.${field}`), value: shown, isRich }]]
    }),
  )
}

function datesOf(
  item: CslItem,
  words: Words,
): Partial<Record<(typeof dateFields)[number], RecordField>> {
  return Object.fromEntries(
    dateFields.flatMap((field) => {
      const date = item[field]
      const label = words.say(`fields.${field}`)
      return date ? [[field, { label, value: words.partialDate(date) }]] : []
    }),
  )
}

/** The kind of a source: its genre, else the name of its type. */
export function kindOf({ type, genre }: Pick<CslItem, 'type' | 'genre'>, words: Words): string {
  return genre ?? words.say(`types.${type}`)
}

function nameList(list: readonly CslName[], words: Words): string {
  const { names, hasOthers } = namesAndOthers(list)
  const written = names.map(wholeName)
  if (!hasOthers) return words.list(written)
  return `${words.list(written, 'unit')} ${nameWords(words.language).etAl}`
}
