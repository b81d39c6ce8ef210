/** CSL-JSON items, reduced to the variables of CSL. */

import citeproc from 'citeproc'

import type { DataPath } from '../../shared/place.ts'

import { cslDateVariables, cslNameVariables } from '../../references/csl.ts'
import { isTrue, isEmptyDate } from '../../shared/date-fields.ts'
import { edtfToCslDate } from '../../shared/edtf-date.ts'

export type Item = Record<string, unknown>

/** Fields of the CSL-JSON schema that are not printed, or that the record stores itself. */
const omitted = new Set(['id', 'citation-key', 'categories', 'custom'])

/** Variables of CSL that the CSL-JSON schema lists under an older name. */
const variableNames: Record<string, string> = {
  event: 'event-title',
  journalAbbreviation: 'container-title-short',
  part: 'part-number',
  printing: 'printing-number',
  shortTitle: 'title-short',
  supplement: 'supplement-number',
}

/** Returns the older name of a variable, or the variable itself if there is none. */
export function olderName(variable: string | number): string | number {
  return Object.entries(variableNames).find(([, name]) => name === variable)?.[0] ?? variable
}

/**
 * Reduces an item to the variables of CSL, in the forms that the rest of the program reads.
 *
 * Empty values are removed at any depth, because programs write them for every item.
 */
export function normalizeItem(item: Item): Item {
  const variables: Item = {}
  for (const [field, written] of Object.entries(item)) {
    const name = Object.hasOwn(variableNames, field) ? variableNames[field] : undefined
    const value = filled(written)
    if (omitted.has(field) || value === undefined) continue
    if (name !== undefined && filled(item[name]) !== undefined) continue
    const normal = normalizeField(name ?? field, value)
    if (normal !== undefined) variables[name ?? field] = normal
  }
  return variables
}

function normalizeField(field: string, value: unknown): unknown {
  if (isOneOf(cslNameVariables, field))
    return Array.isArray(value) ? value.map(normalizeName) : value
  if (isOneOf(cslDateVariables, field)) return normalizeDate(value)
  // Crossref writes these as lists.
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    if (value.length === 1 || /^(?:ISBN|ISSN|keyword)$/.test(field)) return value.join(', ')
  }
  return value
}

/** Drops an empty date, such as `[[null]]` or `[[0]]`, and passes text on to the reader of dates. */
function normalizeDate(value: unknown): unknown {
  if (typeof value === 'string') return edtfToCslDate(value) ? value : { raw: value }
  return isObject(value) && isEmptyDate(value) ? undefined : value
}

const nameFlags = ['comma-suffix', 'static-ordering', 'parse-names'] as const

/** Turns the flags of a name into booleans, and splits off its particles if `parse-names` is set. */
function normalizeName(written: unknown): unknown {
  if (!isObject(written)) return written
  const name: Item = { ...written }
  for (const flag of nameFlags) if (flag in name) name[flag] = isTrue(name[flag])
  if (name['parse-names'] !== true || typeof name['family'] !== 'string') return name
  const { 'parse-names': _, ...parts } = name
  const parsed: Item = { given: '', ...parts }
  citeproc.parseParticles(parsed)
  return filled(parsed)
}

/** Returns a value without its empty parts, or `undefined` if nothing is left. */
function filled(value: unknown): unknown {
  if (value === null) return undefined
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) {
    // The order of date parts counts, so none is removed.
    const isOfParts = value.some((each) => typeof each !== 'object')
    const kept = isOfParts ? value : value.map(filled).filter((each) => each !== undefined)
    return kept.some((each) => filled(each) !== undefined) ? kept : undefined
  }
  const kept = Object.entries(value).flatMap(([name, part]) => {
    const inner = filled(part)
    return inner === undefined ? [] : [[name, inner] as const]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/** Returns the path of a part in the item as written, which has the empty entries that `normalizeItem` removed. */
export function writtenPath(data: unknown, [field = '', index, ...rest]: DataPath): DataPath {
  const list = (data as Item)[field]
  if (typeof index !== 'number' || !Array.isArray(list)) {
    return index === undefined ? [field] : [field, index, ...rest]
  }
  const kept = list.flatMap((each, at) => (filled(each) === undefined ? [] : [at]))
  return [field, kept[index] ?? index, ...rest]
}

export function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name)
}
