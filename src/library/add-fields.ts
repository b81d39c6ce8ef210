/** Adds fields to the file of a source without changing anything else in it. */

import { isDeepStrictEqual } from 'node:util'

import { isMap, isScalar, type Pair, parse, parseDocument } from 'yaml'

import { fieldOrder, type NewReference, writeFields } from './written-reference.ts'

/**
 * Adds fields to the YAML of a source, each in its place in the order of fields. Comments, blank lines and the form of the
 * other fields stay as they are.
 *
 * @param text the file, of which every field to add is missing
 * @returns the new text
 * @throws if the text is not a mapping in YAML
 */
export function addFields(text: string, fields: Partial<NewReference>): string {
  const document = parseDocument(text)
  const { contents } = document
  const added = parse(writeFields(fields)) as Record<string, unknown>
  if (document.errors.length > 0 || !isMap(contents)) {
    throw new Error('The file of a source is a mapping in YAML.')
  }
  const expected = { ...(document.toJS() as object), ...added }
  const spliced = contents.flow ? undefined : spliceFields(text, contents.items, fields)
  if (spliced !== undefined && isDeepStrictEqual(parse(spliced), expected)) return spliced
  for (const [field, value] of Object.entries(added)) document.set(field, value)
  return document.toString({ lineWidth: 0, singleQuote: true })
}

/** Inserts the lines of each field after the last field that comes before it. */
function spliceFields(text: string, pairs: readonly Pair[], fields: Partial<NewReference>): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const rows = pairs.map((pair) => ({
    rank: fieldOrder.indexOf(isScalar(pair.key) ? String(pair.key.value) : ''),
    end: endOfRow(pair, text),
  }))
  const additions = fieldOrder.flatMap((field, rank) => {
    const value = fields[field as keyof NewReference]
    const lines = value === undefined ? '' : writeFields({ [field]: value })
    if (lines === '' || lines === '{}\n') return []
    const before = rows.findLast((row) => row.rank !== -1 && row.rank < rank)
    return [{ at: before?.end ?? 0, lines: lines.replaceAll('\n', newline) }]
  })
  let result = ''
  let copied = 0
  for (const { at, lines } of additions.sort((one, other) => one.at - other.at)) {
    result += text.slice(copied, at)
    if (result !== '' && !result.endsWith('\n')) result += newline
    result += lines
    copied = at
  }
  return result + text.slice(copied)
}

/** Returns the offset after the last line of a field and its value. */
function endOfRow({ key, value }: Pair, text: string): number {
  const node = (value ?? key) as { range?: [number, number, number] | null } | null
  const end = node?.range?.[1] ?? 0
  if (text[end - 1] === '\n') return end
  const next = text.indexOf('\n', end)
  return next === -1 ? text.length : next + 1
}
