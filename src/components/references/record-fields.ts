/** The record of a source as labels and values. */

import type { CslItem, CslName } from '../../references/csl.ts'

import { namesAndOthers, wholeName } from '../../references/names.ts'
import { sourceLinks } from '../../references/links.ts'
import { formatPartialDate } from '../../shared/dates.ts'
import { dateLabels, nameLabels, textLabels } from './record-labels.ts'

export interface RecordField {
  label: string
  value: string
  /** The link of the value; only an address that `linkable` accepts. */
  href?: string | undefined
  /** Whether the value can have the markup of CSL (`richText`). */
  isRich?: boolean
  /** Whether the heading of the page says the same. */
  isHeading?: boolean
}

const names = entriesOf(nameLabels)
const texts = entriesOf(textLabels)
const dates = entriesOf(dateLabels)

/** The fields in which titles are written, with the markup of CSL. */
const richFields: ReadonlySet<string> = new Set<keyof typeof textLabels>([
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
 */
export function recordFields(item: CslItem, language: string): RecordField[] {
  const linked = sourceLinks(item).map(({ label, href }) => `${label} ${href}`)
  const isLinked = (value: string) => linked.some((link) => link.includes(value))
  const { title, ...others } = textFields(item, isLinked)
  const { issued, ...otherDates } = dateFields(item, language)
  return [
    ...names.flatMap(([field, [one, several]]) => {
      const list = item[field] ?? []
      return list.length > 0
        ? [{ label: list.length === 1 ? one : several, value: nameList(list, language) }]
        : []
    }),
    ...(title ? [{ ...title, isHeading: true }] : []),
    { label: 'Kind', value: kindOf(item) },
    ...(issued ? [issued] : []),
    ...Object.values(others),
    ...Object.values(otherDates),
  ]
}

function textFields(
  item: CslItem,
  isLinked: (value: string) => boolean,
): Partial<Record<keyof typeof textLabels, RecordField>> {
  return Object.fromEntries(
    texts.flatMap(([field, label]) => {
      const value = item[field]
      if (!value) return []
      if (/^(DOI|PMID|PMCID|URL)$/.test(field) && isLinked(value)) return []
      const isRich = richFields.has(field)
      return [
        [field, { label, value: field === 'page' ? value.replaceAll('-', '–') : value, isRich }],
      ]
    }),
  )
}

function dateFields(
  item: CslItem,
  language: string,
): Partial<Record<keyof typeof dateLabels, RecordField>> {
  return Object.fromEntries(
    dates.flatMap(([field, label]) => {
      const date = item[field]
      return date ? [[field, { label, value: formatPartialDate(date, language) }]] : []
    }),
  )
}

/** The kind of a source: its genre, else the name of its type. */
export function kindOf({ type, genre }: Pick<CslItem, 'type' | 'genre'>): string {
  return genre ?? typeName(type)
}

/**
 * Returns the name of a CSL type in words.
 *
 * @example typeName('article-journal') // => 'Journal article'
 */
export function typeName(type: string): string {
  if (type === 'webpage') return 'Web page'
  if (type === 'post-weblog') return 'Blog post'
  const words = type.split('-').toReversed().join(' ').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function nameList(list: readonly CslName[], language: string): string {
  const { names, hasOthers } = namesAndOthers(list)
  const written = names.map(wholeName)
  return hasOthers ? `${written.join(', ')} et al.` : new Intl.ListFormat(language).format(written)
}

function entriesOf<Labels extends object>(labels: Labels) {
  return Object.entries(labels) as {
    [Field in keyof Labels]: [Field, Labels[Field]]
  }[keyof Labels][]
}
