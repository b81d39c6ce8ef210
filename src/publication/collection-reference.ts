/** References from collection files (CSL-JSON, BibTeX), reduced to the fields of a record. */

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import type { ValidationProblem } from './validated.ts'

import { cslFields, cslNameParts, isNameVariable, ownFields } from '../references/csl.ts'
import { nearest } from '../shared/nearest.ts'
import { suggestion } from '../shared/suggestion.ts'
import { fieldOfMeaning, otherNames } from './other-names.ts'

/** What publishers export as the volume, the issue and the pages of an article that has none yet. */
const notApplicable = /^n\/a(?:\s*\p{Pd}+\s*n\/a)?$/iu

const reduced = new WeakMap<SourceRecord, SourceRecord>()

/**
 * Reduces a reference from a collection file to the fields of a record: those of CSL-JSON and Assay's own.
 *
 * BibTeX has many fields without a CSL counterpart, which are left out. An unknown field in CSL-JSON is reported. A record
 * without one gives the same object each time.
 *
 * @param problems receives what is reported
 */
export function plainReference(record: SourceRecord, problems: ValidationProblem[]): SourceRecord {
  if (record.format === 'yaml' || typeof record.data !== 'object' || record.data === null)
    return record
  const known = reduced.get(record)
  if (known) return known
  const before = problems.length
  const data: Record<string, unknown> = {}
  const isJson = record.format === 'json'
  for (const [field, value] of Object.entries(record.data)) {
    if (field !== 'title' && typeof value === 'string' && notApplicable.test(value)) continue
    if (isNameVariable(field) && Array.isArray(value)) {
      data[field] = isJson ? plainNames(record, field, value, problems) : value
    } else if (cslFields.has(field)) data[field] = value
    else if (isJson) problems.push(unusedField(record, [field], cslFields))
  }
  for (const field of ownFields) {
    if (record.custom && field in record.custom) data[field] = record.custom[field]
  }
  const plain = { ...record, data }
  if (problems.length === before) reduced.set(record, plain)
  return plain
}

/** Removes the parts that names in CSL-JSON do not have, and reports each part once for a list of names. */
function plainNames(
  record: SourceRecord,
  field: string,
  names: readonly unknown[],
  problems: ValidationProblem[],
): unknown[] {
  const reported = new Set<string>()
  return names.map((name, index) => {
    if (typeof name !== 'object' || name === null || Array.isArray(name)) return name
    const parts = Object.entries(name as Record<string, unknown>)
    for (const [part] of parts) {
      if (cslNameParts.has(part) || reported.has(part)) continue
      reported.add(part)
      problems.push(unusedField(record, [field, index, part], cslNameParts))
    }
    return Object.fromEntries(parts.filter(([part]) => cslNameParts.has(part)))
  })
}

/** Reports a field that CSL-JSON does not have. */
function unusedField(
  record: SourceRecord,
  path: DataPath,
  known: ReadonlySet<string>,
): ValidationProblem {
  const field = String(path.at(-1))
  const meant = fieldOfMeaning(field, otherNames.references, path.slice(0, -1), [...known])
  const near = meant ?? nearest(field, known, field.length < 6 ? 1 : 2)
  const owner = path.length === 1 ? '' : 'a name in '
  return {
    rule: 'field-is-used',
    place: record.placeOf(path, 'name'),
    message: `\`${field}\` is not a field of ${owner}CSL-JSON 1.0.2 and is not used${suggestion(near) || '.'}`,
    hint:
      path.length > 1
        ? 'Correct its name, or remove it.'
        : `${near === undefined ? 'Move it' : 'Correct its name, move it'} into \`custom\`, or remove it.`,
    length: field.length + 2,
    ...(near === undefined ? {} : { suggestion: near }),
    record,
  }
}
