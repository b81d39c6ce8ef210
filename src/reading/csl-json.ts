import type { Node, ParseError } from 'jsonc-parser'

import citeproc from 'citeproc'
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser'

import type { DataPath, Place } from '../shared/place.ts'
import type { ReadingProblem } from './problem.ts'
import type { SourceRecord } from './record.ts'

import { cslDateVariables, cslNameVariables } from '../references/csl.ts'
import { edtfToCslDate } from '../shared/edtf-date.ts'
import { isTrue, saysNothing } from '../shared/date-fields.ts'
import { placeOfOffset } from '../shared/place.ts'

const said: Record<string, string> = {
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  EndOfFileExpected: 'there is something behind the end of the list',
  InvalidCharacter: 'there is a character that does not belong here',
  InvalidCommentToken: 'JSON has no comments',
  InvalidEscapeCharacter: 'there is an unknown escape after a backslash',
  InvalidNumberFormat: 'there is a number that cannot be read',
  InvalidSymbol: 'there is a word without quotation marks',
  PropertyNameExpected: 'a field name in quotation marks is missing',
  UnexpectedEndOfNumber: 'a number breaks off',
  UnexpectedEndOfString: 'a closing quotation mark is missing',
  ValueExpected: 'a value is missing',
}

/**
 * Reads a collection of references from a CSL-JSON array (CSL-JSON schema 1.0.2).
 *
 * @returns one record an item, without data where the file cannot be read whole, and every problem
 */
export function readCslJson(
  source: string,
  file: string,
): { records: SourceRecord[]; problems: ReadingProblem[] } {
  const errors: ParseError[] = []
  let tree: Node | undefined
  try {
    tree = parseTree(source.replace(/^\uFEFF/, ' '), errors, { disallowComments: true })
  } catch {
    return { records: [], problems: [tooDeep(placeOfOffset(file, source, 0))] }
  }
  // The first error causes the others.
  const problems = errors.slice(0, 1).map((error): ReadingProblem => {
    const code = printParseErrorCode(error.error)
    return {
      rule: 'file-parses',
      place: placeOfOffset(file, source, error.offset),
      message: `This is not valid JSON: ${said[code] ?? code}.`,
      hint: 'Export the file again, or mend it by hand; nothing in it is used until it can be read whole.',
    }
  })
  const isWhole = problems.length === 0
  const items = tree && itemsOf(tree)
  if (!items) {
    if (isWhole) {
      problems.push({
        rule: 'file-parses',
        place: placeOfOffset(file, source, tree?.offset ?? 0),
        message: 'This file holds no list of references.',
        hint: isZoteroLibrary(tree)
          ? 'It is a library in the fields of Zotero; export it again as CSL JSON or Better CSL JSON.'
          : 'A CSL-JSON file is a list: `[ { "id": "smith2020", "type": "book", … } ]`.',
      })
    }
    return { records: [], problems }
  }
  const records: SourceRecord[] = []
  for (const item of items) {
    const place = placeOfOffset(file, source, item.offset)
    let data: unknown
    try {
      data = getNodeValue(item)
      const twice = isWhole ? writtenTwice(item) : []
      problems.push(
        ...twice.map((name) => repeatedField(name, placeOfOffset(file, source, name.offset))),
      )
    } catch {
      problems.push(tooDeep(place))
      continue
    }
    const key = keyOf(data)
    if (key === undefined || isAddress(key.value)) {
      if (!isWhole) continue
      problems.push(key ? addressAsKey(key.value, data, placeIn(['id'])) : noKey(place))
      continue
    }
    records.push({
      id: key.value,
      file,
      format: 'json',
      data: isWhole ? normalizeItem(data as Item) : undefined,
      ...(isWhole ? customOf(data as Item) : {}),
      ...otherKeyOf(data, key.value),
      place: placeIn([key.field]),
      placeOf: (path, part = 'value') => {
        const [field = '', ...rest] = path
        const isOwn = findNodeAtLocation(item, [field]) !== undefined
        const custom = !isOwn && findNodeAtLocation(item, ['custom', field])
        if (custom) return placeIn(['custom', ...path], part)
        return placeIn(isOwn ? writtenPath(data, path) : [olderName(field), ...rest], part)
      },
    })

    function placeIn(path: DataPath, part: 'value' | 'name' = 'value'): Place {
      return offsetPlace(item, path, part, source, file)
    }
  }
  return { records, problems }
}

function repeatedField({ value }: Node, place: Place): ReadingProblem {
  return {
    rule: 'file-parses',
    place,
    message: `The field \`${String(value)}\` is written twice.`,
    hint: 'Remove one of the two fields.',
  }
}

/** The names of fields that an object has already: of two values, programs keep one in silence. */
function writtenTwice({ type, children = [] }: Node): Node[] {
  const own =
    type === 'object' ? children.flatMap(({ children: [name] = [] }) => (name ? [name] : [])) : []
  const twice = own.filter(({ value }, index) =>
    own.slice(0, index).some((earlier) => earlier.value === value),
  )
  return [...twice, ...children.flatMap(writtenTwice)]
}

type Item = Record<string, unknown>

/** The items of a list, of `{"items": […]}` (the web API of Zotero), or one item alone (doi.org). */
function itemsOf(tree: Node): readonly Node[] | undefined {
  if (tree.type === 'array') return tree.children ?? []
  const list = findNodeAtLocation(tree, ['items']) ?? findNodeAtLocation(tree, ['references'])
  if (list?.type === 'array' && !isZoteroLibrary(tree)) return list.children ?? []
  return findNodeAtLocation(tree, ['type'])?.type === 'string' ? [tree] : undefined
}

/** The formats “BetterBibTeX JSON” and Zotero's own have an `itemType` where CSL has a `type`. */
function isZoteroLibrary(tree: Node | undefined): boolean {
  const first = tree && findNodeAtLocation(tree, ['items', 0])
  return first !== undefined && findNodeAtLocation(first, ['itemType']) !== undefined
}

/**
 * The key by which articles cite an item, and the field it is in: `citation-key`, else the line `Citation Key: …` of
 * `note`, where Better BibTeX keeps it, else `id`, which Zotero fills with an address of its own.
 */
function keyOf(data: unknown): { field: string; value: string } | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const item = data as Item
  const keys = [
    { field: 'citation-key', value: wordOf(item['citation-key']) },
    { field: 'note', value: keyInNote(item['note']) },
    { field: 'id', value: Object.hasOwn(item, 'id') ? wordOf(item['id']) : undefined },
  ]
  for (const { field, value } of keys) if (value !== undefined) return { field, value }
  return undefined
}

function wordOf(value: unknown): string | undefined {
  const word = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return word === '' ? undefined : word
}

function keyInNote(note: unknown): string | undefined {
  return typeof note === 'string' ? /^citation key: *(\S+)\s*$/im.exec(note)?.[1] : undefined
}

/** The `id` of an item whose key is another, so that a citation by it can be explained. */
function otherKeyOf(data: unknown, key: string): Pick<SourceRecord, 'otherKey'> {
  const id = wordOf((data as Item)['id'])
  return id === undefined || id === key ? {} : { otherKey: id }
}

function isAddress(key: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(key)
}

function noKey(place: Place): ReadingProblem {
  return {
    rule: 'file-parses',
    place,
    message: 'This reference has no `id`.',
    hint: 'Give it one: the citation key that articles use, as in `"id": "smith2020"`.',
  }
}

function addressAsKey(id: string, data: unknown, place: Place): ReadingProblem {
  return {
    rule: 'file-parses',
    place,
    message: `The \`id\` of this reference, \`${id}\`, is an address, and it has no \`citation-key\`.`,
    hint: `Add the key that articles cite, as in \`"citation-key": "${likelyKey(data as Item)}"\`, or export the library with Better BibTeX, which writes the keys.`,
  }
}

/** @example 'upas2020' */
function likelyKey({ author, issued }: Item): string {
  const [first] = Array.isArray(author) ? (author as (Item | null)[]) : []
  const name = wordOf(first?.['family']) ?? wordOf(first?.['literal']) ?? ''
  const letters = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const year = /\d{4}/.exec(JSON.stringify(issued ?? ''))?.[0]
  return letters === '' ? 'smith2020' : `${letters}${year ?? ''}`
}

/** The parser calls itself for each level: a file of brackets exhausts the stack. */
function tooDeep(place: Place): ReadingProblem {
  return {
    rule: 'file-parses',
    place,
    message: 'This JSON is nested too deeply to be read.',
    hint: 'Export the file again; a reference holds no more than a few levels of brackets.',
  }
}

/** Fields of the CSL-JSON schema that are not for printing, or that the record carries itself. */
const setAside = new Set(['id', 'citation-key', 'categories', 'custom'])

function customOf({ custom }: Item): Pick<SourceRecord, 'custom'> {
  return isObject(custom) ? { custom } : {}
}

/** Fields of the CSL-JSON schema that stand for a variable of another name. */
const variableNames: Record<string, string> = {
  event: 'event-title',
  journalAbbreviation: 'container-title-short',
  part: 'part-number',
  printing: 'printing-number',
  shortTitle: 'title-short',
  supplement: 'supplement-number',
}

/** The name under which a variable is written in the older terms of the schema. */
function olderName(variable: string | number): string | number {
  return Object.entries(variableNames).find(([, name]) => name === variable)?.[0] ?? variable
}

/**
 * Brings an item down to the variables of CSL: without what is empty at any depth, which programs write for every item,
 * and in the forms that the rest of the program reads.
 */
function normalizeItem(item: Item): Item {
  const variables: Item = {}
  for (const [field, written] of Object.entries(item)) {
    const name = Object.hasOwn(variableNames, field) ? variableNames[field] : undefined
    const value = filled(written)
    if (setAside.has(field) || value === undefined) continue
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

/** A date that says nothing, such as `[[null]]` or `[[0]]`, is none; text of any form is for the reader of dates. */
function normalizeDate(value: unknown): unknown {
  if (typeof value === 'string') return edtfToCslDate(value) ? value : { raw: value }
  return isObject(value) && saysNothing(value) ? undefined : value
}

const nameFlags = ['comma-suffix', 'static-ordering', 'parse-names'] as const

/** A name with its flags as truth values, and with its particles where it asks for them to be found. */
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

/** A value without what is empty in it; `undefined` where nothing is left. */
function filled(value: unknown): unknown {
  if (value === null) return undefined
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) {
    // The parts of a date go by their order.
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

/** The way to a part in the item as it is written: empty names before it were left out. */
function writtenPath(data: unknown, [field = '', index, ...rest]: DataPath): DataPath {
  const list = (data as Item)[field]
  if (typeof index !== 'number' || !Array.isArray(list)) {
    return index === undefined ? [field] : [field, index, ...rest]
  }
  const kept = list.flatMap((each, at) => (filled(each) === undefined ? [] : [at]))
  return [field, kept[index] ?? index, ...rest]
}

function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name)
}

function offsetPlace(
  item: Node,
  path: DataPath,
  part: 'value' | 'name',
  source: string,
  file: string,
) {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = findNodeAtLocation(item, path.slice(0, depth))
    if (!node) continue
    const name = part === 'name' && depth === path.length ? node.parent?.children?.[0] : undefined
    return placeOfOffset(
      file,
      source,
      (node.parent?.type === 'property' && name ? name : node).offset,
    )
  }
  return placeOfOffset(file, source, item.offset)
}
