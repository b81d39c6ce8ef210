/** Fields of a reference as an author writes them in its file, for advice. */

import type { SourceRecord } from '../reading/record.ts'

import { type FieldRow, fieldRows } from '../exports/field-names.ts'

/**
 * Writes a field in the format of a record.
 *
 * @example writtenField(record, 'issue', '3') // => 'issue: 3', '"issue": "3"' or 'number = {3}'
 */
export function writtenField(
  { format, nameOf }: Pick<SourceRecord, 'format' | 'nameOf'>,
  field: string,
  value: string,
): string {
  if (format === 'bibtex') return `${nameOf?.([field]) ?? nameInBibtex(field)} = {${value}}`
  return format === 'json'
    ? `${JSON.stringify(field)}: ${JSON.stringify(value)}`
    : `${field}: ${value}`
}

function nameInBibtex(field: string): string {
  const [carrier] = (fieldRows as Partial<Record<string, FieldRow>>)[field]?.bibtex ?? []
  return carrier?.name ?? field
}

/** Writes a person in the format of a record: `family: Ash` and `given: Mia`, or `Ash, Mia`, as BibTeX has names. */
export function writtenName(
  record: Pick<SourceRecord, 'format' | 'nameOf'>,
  { family, given }: { family: string; given?: string | undefined },
): string {
  if (record.format === 'bibtex') return `\`${given ? `${family}, ${given}` : family}\``
  const parts = [
    writtenField(record, 'family', family),
    ...(given ? [writtenField(record, 'given', given)] : []),
  ]
  return parts.map((part) => `\`${part}\``).join(' and ')
}
