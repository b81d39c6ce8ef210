/**
 * The note of an entry that Assay exported: values that biblatex has no field for, by the names of CSL (docs/exports.md).
 *
 * @example note = {number: {No. 19-13276}; container-title: {F.3d}}
 */

import {
  cslDateVariables,
  cslNameVariables,
  cslNumberVariables,
  cslTextVariables,
} from '../../references/csl.ts'
import { parseDate } from '../../shared/written-date.ts'
import type { EntryReader } from './entry-reader.ts'

import { readIdentifier } from './addresses.ts'
import { readDateField } from './dates.ts'
import { readNamesIn } from './name-fields.ts'

const texts = new Set<string>([...cslTextVariables, ...cslNumberVariables])
texts.delete('citation-key')
texts.delete('note')
const names: ReadonlySet<string> = new Set(cslNameVariables)
const dates: ReadonlySet<string> = new Set(cslDateVariables)

/** Reads the note if all of it is in this form. Its values are more exact than those of other fields. */
export function readNote(entry: EntryReader): void {
  const note = entry.field('note')
  if (!note) return
  const parts = splitNote(note.value) ?? []
  if (!parts.every(([name]) => [texts, names, dates].some((known) => known.has(name)))) return
  const read = (latex: string) => entry.latex(note, latex)
  for (const [name, latex] of parts) {
    if (names.has(name)) entry.set(name, readNamesIn(entry, note, latex).names, 'note')
    else if (dates.has(name)) entry.set(name, dateIn(read(latex)), 'note')
    else entry.set(name, name.startsWith('PM') ? readIdentifier(latex) : read(latex), 'note')
  }
}

function dateIn(text: string): unknown {
  const date = readDateField(text)
  return typeof date === 'string' ? parseDate({ literal: text }).date : date
}

/** Splits `name: {value}; name: {value}`; `undefined` for any other text. */
function splitNote(note: string): [name: string, latex: string][] | undefined {
  const text = note.trim()
  const parts: [string, string][] = []
  let at = 0
  while (at < text.length) {
    const start = /^(?:; )?([A-Za-z-]+): \{/.exec(text.slice(at))
    const end = start ? closingBrace(text, at + start[0].length) : undefined
    if (!start || end === undefined || text.startsWith('; ', at) !== at > 0) return undefined
    parts.push([start[1] ?? '', text.slice(at + start[0].length, end)])
    at = end + 1
  }
  return parts
}

/** Returns where the brace is closed that was opened before a place. */
function closingBrace(text: string, from: number): number | undefined {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]
    if (character === '\\') at += 1
    else if (character === '{') depth += 1
    else if (character === '}' && (depth -= 1) === 0) return at
  }
  return undefined
}
