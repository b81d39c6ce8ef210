import type { Node, ParseError } from 'jsonc-parser'

import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser'

import type { DataPath, Place } from '../shared/place.ts'
import type { ReadingProblem } from './problem.ts'
import type { SourceRecord } from './record.ts'

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
  if (tree?.type !== 'array') {
    if (isWhole) {
      problems.push({
        rule: 'file-parses',
        place: placeOfOffset(file, source, tree?.offset ?? 0),
        message: 'This file holds no list of references.',
        hint: 'A CSL-JSON file is a list: `[ { "id": "smith2020", "type": "book", … } ]`.',
      })
    }
    return { records: [], problems }
  }

  const records: SourceRecord[] = []
  for (const item of tree.children ?? []) {
    const place = placeOfOffset(file, source, item.offset)
    let data: unknown
    try {
      data = getNodeValue(item)
    } catch {
      problems.push(tooDeep(place))
      continue
    }
    const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined
    if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
      if (!isWhole) continue
      problems.push({
        rule: 'file-parses',
        place,
        message: 'This reference has no `id`.',
        hint: 'Give it one: the citation key that articles use, as in `"id": "smith2020"`.',
      })
      continue
    }
    records.push({
      id: String(id),
      file,
      format: 'json',
      data: isWhole ? normalizeItem(data as Record<string, unknown>) : undefined,
      ...(isWhole ? customOf(data as Record<string, unknown>) : {}),
      place: offsetPlace(item, ['id'], 'value', source, file),
      placeOf: (path, part = 'value') => {
        const [field] = path
        const isOwn = field !== undefined && !findNodeAtLocation(item, [field])
        const custom = isOwn && findNodeAtLocation(item, ['custom', field])
        return offsetPlace(item, custom ? ['custom', ...path] : path, part, source, file)
      },
    })
  }
  return { records, problems }
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

function customOf({ custom }: Record<string, unknown>): Pick<SourceRecord, 'custom'> {
  return typeof custom === 'object' && custom !== null && !Array.isArray(custom)
    ? { custom: custom as Record<string, unknown> }
    : {}
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

/** Brings an item down to the variables of CSL, and takes raw dates as the dates they spell. */
function normalizeItem(item: Record<string, unknown>): Record<string, unknown> {
  const variables: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(item)) {
    const name = Object.hasOwn(variableNames, field) ? variableNames[field] : undefined
    if (setAside.has(field) || (name !== undefined && name in item)) continue
    variables[name ?? field] = isRawDate(value) ? value.raw : value
  }
  return variables
}

function isRawDate(value: unknown): value is { raw: string } {
  return typeof value === 'object' && value !== null && 'raw' in value && !('date-parts' in value)
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
