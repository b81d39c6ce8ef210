/** Reads the format in which PubMed exports citations (NLM, "MEDLINE/PubMed Data Element (Field) Descriptions"). */

import type { ReadingProblem } from './problem.ts'

import { normalizeItem } from './csl-json/normalize.ts'
import { healthOf, readMedlineFields } from './medline/fields.ts'
import { type ReadEntries, TaggedEntry, type TaggedValue, unread } from './tagged/entry.ts'

/** A line with a tag, which is followed by spaces up to the fifth column. */
const tagged = /^(?=.{4}-)([A-Z]{1,4}) {0,3}- ?(.*)$/

interface WrittenEntry {
  line: number
  values: TaggedValue[]
}

/**
 * Reads a file of references from PubMed (`.nbib`), in which blank lines separate the entries and indented lines continue a
 * value. The entries have no keys.
 *
 * @returns one record for each entry, with an empty `id`, and every problem
 */
export function readMedline(source: string, file: string): ReadEntries {
  const problems: ReadingProblem[] = []
  const entries = split(source.replace(/^\uFEFF/, ''), file, problems)
  if (entries.length === 0 && problems.length === 0) {
    problems.push(
      unread(
        { file, line: 1, column: 1 },
        'This file contains no entry of PubMed, which starts with a line such as `PMID- 12345`.',
        'In PubMed, choose Send to: Citation manager, and import that file.',
      ),
    )
  }
  return {
    records: entries.map(({ line, values }) => {
      const entry = new TaggedEntry(values)
      readMedlineFields(entry)
      const data = normalizeItem(entry.data)
      for (const field of Object.keys(entry.data)) {
        if (data[field] === undefined) Reflect.deleteProperty(entry.data, field)
      }
      Object.assign(entry.data, data)
      const health = healthOf(entry)
      return entry.toRecord({ id: '', file, format: 'medline', line }, health && { health })
    }),
    problems,
  }
}

function split(source: string, file: string, problems: ReadingProblem[]): WrittenEntry[] {
  const entries: WrittenEntry[] = []
  let open: WrittenEntry | undefined
  let isReported = false
  for (const [index, text] of source.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1
    if (text.trim() === '') {
      open = undefined
      continue
    }
    const [all, tag, value = ''] = tagged.exec(text.trimEnd()) ?? []
    const last = open?.values.at(-1)
    if (tag !== undefined && all !== undefined) {
      if (!open || tag === 'PMID') {
        open = { line, values: [] }
        entries.push(open)
      }
      open.values.push({ tag, value, line, column: all.length - value.length + 1 })
    } else if (last && /^\s/.test(text)) last.value += `\n${text.trim()}`
    else if (!isReported) {
      isReported = true
      const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text.trim()
      problems.push(
        unread(
          { file, line, column: 1 },
          `\`${shown}\` has no tag, such as \`TI  - \`, and does not continue a value.`,
          'Export the file again from PubMed.',
        ),
      )
    }
  }
  return entries
}
