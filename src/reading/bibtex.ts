import { type DataPath, type Place, placeOfOffset } from '../shared/place.ts'
import type { Commands } from './bibtex/known-commands.ts'
import type { FieldProblem } from './bibtex/entry-reader.ts'
import { type MappedEntry, mapEntry } from './bibtex/fields.ts'
import { misspeltFields } from './bibtex/misspelt-fields.ts'
import { type BrokenLink, inheritance, keysIn } from './bibtex/inheritance.ts'
import type { ScannedEntry, ScanProblem } from './bibtex/scanned.ts'
import type { ReadingProblem } from './problem.ts'
import type { SourceRecord } from './record.ts'

import { nearest } from '../shared/nearest.ts'
import { readDefinitions } from './bibtex/commands.ts'
import { cslTypeOf, entryTypeNames, isReference } from './bibtex/entry-types.ts'
import { scanBibtex } from './bibtex/scan.ts'

/**
 * Reads a collection of references from a BibTeX or biblatex file.
 *
 * The file is split once (`scan.ts`). Entries inherit fields from others (`inheritance.ts`). The fields that are printed
 * become those of CSL-JSON (`fields.ts`), and their LaTeX becomes text. `@set`, `@xdata`, `@comment`, `@preamble` and
 * `@string` are not references. Keys are in NFC.
 *
 * @param keysAreOptional whether an entry without a key becomes a record with an empty `id`. Otherwise it is a problem
 * @returns one record for each entry, without data if only its key could be read, and every problem
 */
export function readBibtex(
  source: string,
  file: string,
  { keysAreOptional = false }: { keysAreOptional?: boolean } = {},
): { records: SourceRecord[]; problems: ReadingProblem[] } {
  const text = source.replace(/^\uFEFF/, ' ')
  const { entries, preambles, problems: broken } = scanBibtex(text, keysAreOptional)
  const definitions = readDefinitions(preambles.join('\n'))
  const defined = definitions.size > 0 ? definitions : undefined
  const fieldsOf = inheritance(entries)
  const reader = { file, text, defined, fieldsOf }

  const problems = broken.map((problem) => toProblem(reader, { rule: 'file-parses', ...problem }))
  const records = broken.flatMap(({ broken: entry }) =>
    entry ? [{ offset: entry.offset, record: brokenRecord(reader, entry.key, entry.offset) }] : [],
  )
  for (const entry of entries) {
    if (!isReference(entry.type)) continue
    const read = readEntry(reader, entry)
    problems.push(...read.problems)
    records.push({ offset: entry.offset, record: read.record })
  }
  records.sort((a, b) => a.offset - b.offset)
  return { records: records.map(({ record }) => record), problems: unique(problems) }
}

/** The parts of a file that are needed to read an entry. */
interface Reader {
  file: string
  text: string
  defined: Commands | undefined
  fieldsOf: ReturnType<typeof inheritance>
}

function readEntry(
  reader: Reader,
  entry: ScannedEntry,
): { record: SourceRecord; problems: ReadingProblem[] } {
  const { fields, broken } = reader.fieldsOf(entry)
  const mapped = mapEntry(entry, fields, reader.defined)
  const problems: FieldProblem[] = [
    ...unknownType(entry),
    ...broken.map((link) => brokenLink(entry, link)),
    ...repeatedFields(entry, mapped),
    ...misspeltFields(entry, fields),
    ...mapped.problems,
  ]
  const isBackground = mapped.keywords.some((keyword) => keyword.toLowerCase() === 'background')
  const otherKeys = keysIn(fields.get('ids')?.value ?? '')
  const place = placeOfOffset(reader.file, reader.text, entry.offset)
  return {
    record: {
      id: entry.key.normalize('NFC'),
      file: reader.file,
      format: 'bibtex',
      data: mapped.data,
      ...(isBackground ? { custom: { background: true } } : {}),
      ...(otherKeys.length > 0 && { otherKeys }),
      place,
      placeOf: ([field], part = 'value') =>
        field === undefined && part === 'name'
          ? placeOfOffset(reader.file, reader.text, entry.keyOffset)
          : placeOfField(reader, place, mapped, field, part),
      nameOf: (path) => nameOf(mapped, path),
    },
    problems: problems.map((problem) => toProblem(reader, problem)),
  }
}

function brokenRecord({ file, text }: Reader, key: string, offset: number): SourceRecord {
  const place = placeOfOffset(file, text, offset)
  return {
    id: key.normalize('NFC'),
    file,
    format: 'bibtex',
    data: undefined,
    place,
    placeOf: () => place,
  }
}

/** Returns the place of the field from which a CSL field was read, or of the entry. */
function placeOfField(
  { file, text }: Reader,
  entry: Place,
  { origins }: MappedEntry,
  field: DataPath[number] | undefined,
  part: 'value' | 'name',
): Place {
  const origin = origins.get(String(field))
  if (!origin) return entry
  return placeOfOffset(file, text, part === 'name' ? origin.offset : origin.valueOffset)
}

/** BibTeX names of CSL fields, for messages about missing fields. */
const bibtexNames: Record<string, string> = {
  accessed: 'urldate',
  'container-title': 'journal',
  genre: 'type',
  issued: 'date',
  keyword: 'keywords',
  page: 'pages',
  'publisher-place': 'address',
}

function nameOf({ origins }: MappedEntry, [field]: DataPath): string | undefined {
  const name = String(field)
  return origins.get(name)?.written ?? bibtexNames[name] ?? name.toLowerCase()
}

function unknownType({ type, writtenType, key, offset }: ScannedEntry): FieldProblem[] {
  if (cslTypeOf(type, undefined, () => false) !== undefined) return []
  const near = nearest(type, entryTypeNames)
  return [
    {
      rule: 'entry-is-understood',
      offset,
      length: writtenType.length + 1,
      message: `\`${key}\` has an unknown type, \`@${writtenType}\`. It is read as \`@misc\`.`,
      hint: near === undefined ? 'Use an entry type of biblatex.' : `Write \`@${near}\`.`,
    },
  ]
}

function brokenLink(
  { key }: ScannedEntry,
  { field, key: target, reason }: BrokenLink,
): FieldProblem {
  return {
    rule: 'entry-is-understood',
    offset: field.valueOffset + Math.max(0, field.value.indexOf(target)),
    length: target.length,
    message:
      reason === 'missing'
        ? `\`${field.written}\` of \`${key}\` names an entry that is not in this file: \`${target}\`.`
        : `\`${field.written}\` of \`${key}\` refers back to the entry itself: \`${target}\`.`,
    hint:
      reason === 'missing'
        ? `Add the entry \`${target}\` to this file, or remove \`${field.written}\`.`
        : `Remove \`${field.written}\`.`,
  }
}

/** Reports a field that has two values, of which the first is printed. */
function repeatedFields(entry: ScannedEntry, { origins }: MappedEntry): FieldProblem[] {
  const used = new Set(origins.values())
  return entry.repeated.flatMap((field): FieldProblem[] => {
    const first = entry.fields.get(field.name)
    if (!first || !used.has(first) || first.value.trim() === field.value.trim()) return []
    return [
      {
        rule: 'entry-is-understood',
        offset: field.offset,
        length: field.written.length,
        message: `\`${entry.key}\` has \`${field.written}\` twice. The first is used.`,
        hint: 'Remove one of them.',
      },
    ]
  })
}

function toProblem(
  { file, text }: Reader,
  { rule, offset, length, message, hint, lost }: ScanProblem & { rule: ReadingProblem['rule'] },
): ReadingProblem {
  return {
    rule,
    place: placeOfOffset(file, text, offset),
    message,
    hint,
    ...(length === undefined ? {} : { length }),
    ...(lost && { lost }),
  }
}

/** Reports a problem of an inherited field only once. */
function unique(problems: readonly ReadingProblem[]): ReadingProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ rule, place: { line, column }, message }) => {
    const name = `${rule} ${line}:${column} ${message.replace(/ of `[^`]*`/, '')}`
    return seen.size < seen.add(name).size
  })
}
