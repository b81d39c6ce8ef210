/** Reads RIS, the format of many reference managers and publishers (RIS specification of 2011, RefMan). */

import type { ReadingProblem } from './problem.ts'
import type { SourceRecord } from './record.ts'

import { nearest } from '../shared/nearest.ts'
import { normalizeItem } from './csl-json/normalize.ts'
import { readRisFields } from './ris/fields.ts'
import { risTypes, typeInRis } from './ris/types.ts'
import { type ReadEntries, TaggedEntry, type TaggedValue, textOf, unread } from './tagged/entry.ts'

/** A line with a tag. Some programs write one space before the hyphen, and no space after the hyphen of an empty value. */
const tagged = /^([A-Z][A-Z0-9])(?: {2}-|(?<=TY|ER) -)(?: (.*)|\s*)$/

/** An entry as written: its lines from `TY` to `ER`. */
interface WrittenEntry {
  line: number
  values: TaggedValue[]
  isClosed: boolean
}

/**
 * Reads a file of references in RIS.
 *
 * Lines without a tag continue the value before them; before the first entry they are ignored, because databases write a
 * heading there. The key of an entry is its `ID`.
 *
 * @returns one record for each entry, with an empty `id` if it has no key, and every problem. An entry that is cut off is a
 *   problem only
 */
export function readRis(source: string, file: string): ReadEntries {
  const { entries, problems } = split(source.replace(/^\uFEFF/, ''), file)
  const records = entries.map((entry) => readEntry(entry, file, problems))
  return { records: records.flatMap((record) => record ?? []), problems }
}

function split(
  source: string,
  file: string,
): { entries: WrittenEntry[]; problems: ReadingProblem[] } {
  const entries: WrittenEntry[] = []
  const problems: ReadingProblem[] = []
  let open: WrittenEntry | undefined
  let isStrayReported = false
  for (const [index, text] of source.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1
    const [all, tag, value = ''] = tagged.exec(text.trimEnd()) ?? []
    if (all === undefined || tag === undefined) {
      const last = open?.values.at(-1)
      if (last && text.trim() !== '') last.value += `\n${text.trim()}`
      continue
    }
    if (tag === 'TY') {
      open = { line, values: [], isClosed: false }
      entries.push(open)
      isStrayReported = false
    } else if (!open && tag !== 'ER') {
      if (!isStrayReported) problems.push(strayLine(file, line, all))
      isStrayReported = true
    }
    open?.values.push({ tag, value, line, column: all.length - value.length + 1 })
    if (tag !== 'ER') continue
    if (open) open.isClosed = true
    open = undefined
    isStrayReported = false
  }
  if (entries.length === 0 && problems.length === 0) problems.push(noEntries(file))
  return { entries, problems }
}

function readEntry(
  { line, values, isClosed }: WrittenEntry,
  file: string,
  problems: ReadingProblem[],
): SourceRecord | undefined {
  const place = { file, line, column: 1 }
  if (!isClosed) {
    problems.push(
      unread(
        place,
        'This entry has no `ER  -` line, so it may be incomplete.',
        'Export it again, or add the line `ER  - ` after its last line.',
      ),
    )
    return undefined
  }
  const entry = new TaggedEntry(values)
  const written = textOf(entry.first('TY') ?? { tag: 'TY', value: '', line, column: 1 })
  const kind = entry.first('M3')
  const type = typeInRis(written, kind && textOf(kind))
  if (type === undefined) problems.push(unknownType(written, file, line))
  readRisFields(entry, type ?? 'document', written)
  const data = normalizeItem(entry.data)
  for (const field of Object.keys(entry.data)) {
    if (data[field] === undefined) Reflect.deleteProperty(entry.data, field)
  }
  Object.assign(entry.data, data)
  const id = entry.first('ID')
  return entry.toRecord({ id: id ? textOf(id) : '', file, format: 'ris', line })
}

function unknownType(written: string, file: string, line: number): ReadingProblem {
  const near = nearest(written.toUpperCase(), Object.keys(risTypes), 1)
  return {
    rule: 'entry-is-understood',
    place: { file, line, column: 7 },
    length: Math.max(1, written.length),
    message: `\`${written}\` is not a type of RIS. The entry is read as a document.`,
    hint: near === undefined ? 'Correct the type after the import.' : `Write \`${near}\`.`,
  }
}

function strayLine(file: string, line: number, text: string): ReadingProblem {
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text
  return unread(
    { file, line, column: 1 },
    `\`${shown}\` is outside an entry: the line \`TY  - …\` before it is missing.`,
    'Export the file again, or add the line, such as `TY  - JOUR`.',
  )
}

function noEntries(file: string): ReadingProblem {
  return unread(
    { file, line: 1, column: 1 },
    'This file contains no RIS entry, which starts with a line such as `TY  - JOUR`.',
    'Export it again as RIS.',
  )
}
