/**
 * Changes fields in the text of a YAML file. Everything else stays as it is written: comments, quotation marks, line breaks.
 *
 * The parser says where each field is, and only these characters are replaced. If a file is written in a way for which that
 * does not give the intended data, the YAML library writes the whole file instead.
 */

import { isDeepStrictEqual } from 'node:util'

import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
} from 'yaml'

/** A field of a record: a text, a number, an object of these, or a list. */
export type FieldValue = Scalar | Readonly<Record<string, Scalar | undefined>> | readonly unknown[]

type Scalar = string | number | boolean

const options = { lineWidth: 0, singleQuote: true } as const

function parse(text: string): Document {
  return parseDocument(text, { version: '1.2', schema: 'core', prettyErrors: false })
}

/**
 * Sets fields of the record in a file.
 *
 * @param text YAML of one record
 * @param fields the new values; a value that is an object replaces the fields in it
 * @param order every field of such records, in the order in which new ones are written
 * @throws an error if the text is not the YAML of a record
 */
export function setFields(
  text: string,
  fields: Readonly<Record<string, FieldValue>>,
  order: readonly string[],
): string {
  let edited = text
  for (const [name, given] of Object.entries(fields)) {
    const value = isObject(given) ? withoutMissing(given) : given
    edited = verified(edited, replaceField(edited, name, value, order), (document) => {
      document.set(name, value)
    })
  }
  return edited
}

function isObject(value: FieldValue): value is Readonly<Record<string, Scalar | undefined>> {
  return typeof value === 'object' && !Array.isArray(value)
}

function withoutMissing(
  fields: Readonly<Record<string, Scalar | undefined>>,
): Record<string, Scalar> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Record<string, Scalar>
}

/**
 * Adds an item at the end of a list in a file. A list that is missing or empty is written anew.
 *
 * @param order every field of such records, in the order in which a new list is written
 * @throws an error if the text is not the YAML of a record
 */
export function appendItem(
  text: string,
  list: string,
  item: Readonly<Record<string, string | number>>,
  order: readonly string[] = [],
): string {
  return verified(text, insertItem(text, list, item, order), (document) => {
    if (isEmptyList(document.get(list))) document.set(list, document.createNode([item]))
    else document.addIn([list], item)
  })
}

/**
 * Removes a field from a file, with a comment beside it. Comments above it stay.
 *
 * @returns the same text if there is no such field
 * @throws an error if the text is not the YAML of a record
 */
export function removeField(text: string, name: string): string {
  const map = parse(text).contents
  const pair = isMap(map) ? pairOf(map, name) : undefined
  if (!isMap(map) || !pair) return text
  const [start, end] = [startOf(pair), endOf(text, pair)]
  const isPlain = !map.flow && start !== undefined && end !== undefined
  return verified(
    text,
    isPlain ? text.slice(0, start) + text.slice(end) : undefined,
    (document) => {
      document.delete(name)
    },
  )
}

function isEmptyList(value: unknown): boolean {
  return value === undefined || value === null || (isSeq(value) && value.items.length === 0)
}

/**
 * Returns the edited text if it is read as intended, else the text as the library writes it.
 *
 * @param change makes the same change in a document
 */
function verified(
  text: string,
  edited: string | undefined,
  change: (document: Document) => void,
): string {
  const document = parse(text)
  if (document.errors.length > 0 || !isMap(document.contents)) {
    throw new Error('This file is not the YAML of a record, so it was not changed.')
  }
  change(document)
  const intended: unknown = document.toJS()
  if (edited !== undefined && isReadAs(edited, intended)) return edited
  const written = document.toString(options)
  if (isReadAs(written, intended)) return written
  throw new Error('This file is written in a way that cannot be changed. It was not changed.')
}

function isReadAs(text: string, intended: unknown): boolean {
  const document = parse(text)
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), intended)
}

/** Replaces or inserts one field; `undefined` if the form of the file is not a plain one. */
function replaceField(
  text: string,
  name: string,
  value: Scalar | Readonly<Record<string, Scalar>> | readonly unknown[],
  order: readonly string[],
): string | undefined {
  const map = parse(text).contents
  if (!isMap(map) || map.flow) return undefined
  const lines = { [name]: value }
  const pair = pairOf(map, name)
  if (!pair) return insertLines(text, placeFor(map, name, order, text), lines, 0)
  if (isObject(value) && isMap(pair.value) && !pair.value.flow) {
    return replaceParts(text, pair.value, withoutMissing(value))
  }
  if (typeof value !== 'object') {
    const inPlace = replaceScalar(text, pair.value, value)
    if (inPlace !== undefined) return inPlace
  }
  const [start, end] = [startOf(pair), endOf(text, pair)]
  return start === undefined || end === undefined
    ? undefined
    : text.slice(0, start) + written(text, lines, 0) + text.slice(end)
}

/** Replaces a value on one line by another, so that the comment beside it stays; `undefined` if one has several lines. */
function replaceScalar(text: string, node: unknown, value: Scalar): string | undefined {
  if (!isScalar(node) || !node.range) return undefined
  const [start, end] = node.range
  const next = stringify(value, options).trimEnd()
  const isOneLine = end > start && !`${text.slice(start, end)}${next}`.includes('\n')
  return isOneLine ? text.slice(0, start) + next + text.slice(end) : undefined
}

/** Replaces the fields in an object one by one, so that comments beside them stay. */
function replaceParts(
  text: string,
  map: YAMLMap,
  value: Readonly<Record<string, Scalar>>,
): string | undefined {
  const indent = columnOf(text, startOf(map.items[0]))
  const edits: { start: number; end: number; text: string }[] = []
  for (const pair of map.items) {
    const name = nameOf(pair)
    const [start, end] = [startOf(pair), endOf(text, pair)]
    if (name === undefined || start === undefined || end === undefined) return undefined
    const next = value[name]
    if (next === undefined) edits.push({ start: start - indent, end, text: '' })
    else if (!isScalar(pair.value) || !pair.value.range) return undefined
    else if (pair.value.value !== next) {
      const [from, to] = pair.value.range
      edits.push({ start: from, end: to, text: stringify(next, options).trimEnd() })
    }
  }
  const last = endOf(text, map.items.at(-1))
  const added = Object.entries(value).filter(([name]) => !pairOf(map, name))
  if (last === undefined) return undefined
  if (added.length > 0) {
    edits.push({
      start: last,
      end: last,
      text: before(text, last) + written(text, Object.fromEntries(added), indent),
    })
  }
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), text)
}

function insertItem(
  text: string,
  list: string,
  item: Readonly<Record<string, string | number>>,
  order: readonly string[],
): string | undefined {
  const map = parse(text).contents
  if (!isMap(map) || map.flow) return undefined
  const pair = pairOf(map, list)
  if (!pair) return insertLines(text, placeFor(map, list, order, text), { [list]: [item] }, 0)
  const sequence = pair.value
  if (isEmptyList(isScalar(sequence) ? sequence.value : sequence)) {
    const [start, end] = [startOf(pair), endOf(text, pair)]
    if (start === undefined || end === undefined) return undefined
    return text.slice(0, start) + written(text, { [list]: [item] }, 0) + text.slice(end)
  }
  if (!isSeq(sequence) || sequence.flow) return undefined
  const last: unknown = sequence.items.at(-1)
  const start = startOf(last)
  const end = endOf(text, last)
  if (start === undefined || end === undefined) return undefined
  const dash = text.lastIndexOf('-', start - 1)
  return insertLines(text, end, [item], columnOf(text, dash))
}

function insertLines(text: string, at: number, value: unknown, indent: number): string {
  return text.slice(0, at) + before(text, at) + written(text, value, indent) + text.slice(at)
}

/** Returns the line break that is missing before inserted lines: at the end of a file whose last line has none. */
function before(text: string, at: number): string {
  return at > 0 && text[at - 1] !== '\n' ? lineBreak(text) : ''
}

/** Writes whole lines, with the line breaks of the file. */
function written(text: string, value: unknown, indent: number): string {
  const space = ' '.repeat(indent)
  const lines = stringify(value, options).trimEnd().split('\n')
  return lines.map((line) => `${space}${line}${lineBreak(text)}`).join('')
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** Returns where a new field belongs: after the last of those that come before it in the order. */
function placeFor(map: YAMLMap, name: string, order: readonly string[], text: string): number {
  const rank = (each: string | undefined) => {
    const at = order.indexOf(each ?? '')
    return at === -1 ? order.length : at
  }
  const previous = map.items.findLast((pair) => rank(nameOf(pair)) < rank(name))
  return (previous === undefined ? startOf(map.items[0]) : endOf(text, previous)) ?? text.length
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find((pair) => nameOf(pair) === name)
}

function nameOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined
}

function startOf(node: unknown): number | undefined {
  const { key, range } = (node ?? {}) as { key?: unknown; range?: readonly number[] | null }
  return key === undefined ? range?.[0] : startOf(key)
}

/** Returns where the line after a field or item starts. */
function endOf(text: string, node: unknown): number | undefined {
  const end = lastCharacter(node)
  if (end === undefined) return undefined
  // A block of text ends with its line break.
  if (end > 0 && text[end - 1] === '\n') return end
  const next = text.indexOf('\n', end)
  return next === -1 ? text.length : next + 1
}

function lastCharacter(node: unknown): number | undefined {
  const { key, value, range } = (node ?? {}) as {
    key?: unknown
    value?: unknown
    range?: readonly number[] | null
  }
  if (isCollection(node) && !node.flow && node.items.length > 0) {
    return lastCharacter(node.items.at(-1))
  }
  if (key !== undefined) return lastCharacter(value) ?? lastCharacter(key)
  return range?.[1]
}

function columnOf(text: string, offset: number | undefined): number {
  return offset === undefined ? 0 : offset - (text.lastIndexOf('\n', offset - 1) + 1)
}
