/** Validates one record against the schema of its collection. */

import type { SourceRecord } from '../reading/record.ts'
import { type Kind, requiredFields } from './schemas.ts'
import type { ValidationProblem } from './validated.ts'

import { withoutMisspelt } from './misspelt-fields.ts'
import { describeProblem, quoteValue } from './record-problems.ts'

/** The typed data of valid records, by schema and by the data as read. */
const valid = new WeakMap<object, WeakMap<object, unknown>>()

/**
 * Validates a record. The same data give the same typed data each time, if they are valid.
 *
 * @returns the typed data, if the record is valid, and every problem
 */
export function validateRecord<Data>(
  record: SourceRecord,
  kind: Kind<Data>,
): { data: Data | undefined; problems: ValidationProblem[] } {
  const { data } = record
  if (data === undefined) return { data: undefined, problems: [] }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { data: undefined, problems: [notAnObject(record, kind)] }
  }
  const known = valid.get(kind.schema) ?? new WeakMap<object, unknown>()
  valid.set(kind.schema, known)
  if (known.has(data)) return { data: known.get(data) as Data, problems: [] }
  const result = kind.schema.safeParse(data)
  if (result.success) {
    known.set(data, result.data)
    return { data: result.data, problems: [] }
  }
  const { issues, instead } = withoutMisspelt(result.error.issues, record, kind)
  return {
    data: undefined,
    problems: onceInTable(issues.flatMap((issue) => describeProblem(issue, record, kind, instead))),
  }
}

function notAnObject(record: SourceRecord, { schema, name }: Kind): ValidationProblem {
  const isText = record.format === 'mdx' || record.format === 'markdown'
  const where = isText ? 'The front matter' : record.format === 'yaml' ? 'This file' : 'This entry'
  return {
    rule: 'record-has-its-shape',
    place: record.placeOf([]),
    message:
      record.data === null
        ? `${where} is empty; ${name} was expected.`
        : `${where} must contain fields, not ${quoteValue(record.data)}.`,
    hint: `Write its fields one below the other: ${requiredFields(schema)
      .map((field) => `\`${field}: …\``)
      .join(', ')}.`,
  }
}

/** Reports a missing or unknown column once, not for every row of its table. */
function onceInTable(problems: ValidationProblem[]): ValidationProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ place: { line, column }, message }) => {
    const withoutRow = `${line}:${column} ${message.replaceAll(/\[\d+\]/g, '')}`
    return seen.size < seen.add(withoutRow).size
  })
}
