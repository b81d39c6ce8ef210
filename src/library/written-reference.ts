/** The text of the file of a source: `content/references/<key>.yaml`. */

import { isDeepStrictEqual } from 'node:util'

import { stringify } from 'yaml'

import {
  type CslName,
  cslDateVariables,
  cslNameVariables,
  cslNumberVariables,
  cslTextVariables,
} from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'

import { endsOf, toEdtf } from '../shared/csl-date.ts'
import { type WrittenDate, readDate } from '../shared/written-date.ts'

/** A source to be written: a CSL item, whose `id` is not written, or a record, with the fields that are specific to Assay. */
export type NewReference = Pick<Reference, 'type' | 'title'> &
  Readonly<Partial<Record<keyof Reference, unknown>>>

/** The fields in the order in which people look for them. The others follow, in the order of the CSL specification. */
const firstFields = [
  'type',
  'title',
  'title-short',
  'author',
  'editor',
  'translator',
  'container-title',
  'container-title-short',
  'volume-title',
  'part-title',
  'collection-title',
  'collection-number',
  'authority',
  'jurisdiction',
  'publisher',
  'publisher-place',
  'genre',
  'event-title',
  'event-place',
  'event-date',
  'issued',
  'volume',
  'issue',
  'edition',
  'version',
  'page',
  'DOI',
  'PMID',
  'PMCID',
  'number',
  'ISBN',
  'ISSN',
] as const

const lastFields = [
  'language',
  'URL',
  'accessed',
  'archived',
  'health',
  'keyword',
  'note',
  'remark',
  'background',
  'aliases',
  'ignore',
] as const

const cslVariables = [
  ...cslNameVariables,
  ...cslTextVariables,
  ...cslNumberVariables,
  ...cslDateVariables,
]

/** Fields that a new file does not contain: its name is the key, and an abstract is other people’s work. */
const unwritten = new Set<string>([
  'id',
  'abstract',
  'citation-key',
  'citation-label',
  'citation-number',
  'first-reference-note-number',
  'year-suffix',
])

/** Every field of a reference in the order in which it is written. */
export const fieldOrder: readonly string[] = [
  ...firstFields,
  ...cslVariables.filter(
    (field) =>
      !unwritten.has(field) && ![...firstFields, ...lastFields].some((each) => each === field),
  ),
  ...lastFields,
]

/**
 * Writes a source in the form of the existing files: the fields in a fixed order, dates as short as they can be, each text
 * on one line, and no abstract.
 *
 * @returns YAML; it is read as the same values, except for fields that are left out
 */
export function writeReference(reference: NewReference): string {
  return stringify(writtenFields(reference), {
    lineWidth: 0,
    singleQuote: true,
    aliasDuplicateObjects: false,
  })
}

/** Returns fields of a source as its file has them: in order, without empty parts, and with short dates. */
export function writtenFields(fields: Partial<NewReference>): Record<string, unknown> {
  const values = fields as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    fieldOrder.flatMap((field): [string, unknown][] => {
      const value = plainValue(field, values[field])
      return value === undefined ? [] : [[field, value]]
    }),
  )
}

/** Returns a value as it is written, without empty parts; `undefined` if nothing is left. */
function plainValue(field: string, value: unknown): unknown {
  if (value === undefined || value === null) return undefined
  if (isOneOf(cslDateVariables, field)) return writtenDate(value)
  if (!isOneOf(cslNameVariables, field) || !Array.isArray(value)) return filled(value)
  return filled(value.map(orderedName))
}

/** The parts of a name in the order in which they are written. */
const nameParts = [
  'family',
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'literal',
] as const satisfies (keyof CslName)[]

function orderedName(name: CslName): CslName {
  const known = nameParts.flatMap((part) => (name[part] === undefined ? [] : [[part, name[part]]]))
  return { ...(Object.fromEntries(known) as CslName), ...name }
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name)
}

/**
 * Writes a date in EDTF, a year as a number, and words as they are. A date that EDTF cannot state completely, such as
 * the Easter term of a year, keeps the fields of CSL.
 */
function writtenDate(value: WrittenDate): unknown {
  const date = readDate(value)
  if (date === undefined) return typeof value === 'object' ? filled(value) : value
  const { literal, circa, season } = date
  const short = toEdtf(date) ?? literal
  if (short !== undefined) {
    const again = readDate(short)
    const isSame =
      again !== undefined &&
      isDeepStrictEqual(endsOf(again), endsOf(date)) &&
      Boolean(again.circa) === Boolean(circa) &&
      again.season === season &&
      again.literal === literal
    if (isSame) return /^[1-9]\d{3}$/.test(short) ? Number(short) : short
  }
  return filled({ 'date-parts': date['date-parts'], season, circa, literal })
}

function filled(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value !== 'object' || value === null) return value ?? undefined
  if (Array.isArray(value)) {
    const kept = value.map(filled).filter((each) => each !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  const kept = Object.entries(value).flatMap(([name, part]) => {
    const inner = filled(part)
    return inner === undefined ? [] : [[name, inner] as const]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}
