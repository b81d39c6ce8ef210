import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
} from 'jsonc-parser'

import { type DataPath, placeOfOffset } from '../shared/place.ts'
import type { ReadingProblem } from './problem.ts'
import type { SourceRecord } from './record.ts'

import { exampleKey, isAddress, keyOf, otherKeysOf } from './csl-json/keys.ts'
import { isObject, type Item, normalizeItem, olderName, writtenPath } from './csl-json/normalize.ts'
import {
  addressAsKey,
  invalidJson,
  noId,
  noList,
  repeatedField,
  tooDeep,
} from './csl-json/problems.ts'

/** A file, and whether all of it is valid. */
interface Source {
  file: string
  text: string
  isValid: boolean
  keysAreOptional: boolean
}

/**
 * Reads a collection of references from a CSL-JSON array (CSL-JSON schema 1.0.2).
 *
 * @param keysAreOptional whether an item without a key, or with an address instead of one, becomes a record with an empty
 *   `id`. Otherwise it is a problem
 * @returns one record for each item, without data if the file is not valid JSON, and every problem
 */
export function readCslJson(
  text: string,
  file: string,
  { keysAreOptional = false }: { keysAreOptional?: boolean } = {},
): { records: SourceRecord[]; problems: ReadingProblem[] } {
  const errors: ParseError[] = []
  let tree: Node | undefined
  try {
    tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, { disallowComments: true })
  } catch {
    return { records: [], problems: [tooDeep(placeOfOffset(file, text, 0))] }
  }
  // The first error causes the others.
  const [error] = errors
  const source = { file, text, isValid: error === undefined, keysAreOptional }
  const problems = error ? [invalidJson(error, placeOfOffset(file, text, error.offset))] : []
  const items = tree && itemNodes(tree)
  if (!items && source.isValid) {
    problems.push(noList(placeOfOffset(file, text, tree?.offset ?? 0), isZoteroLibrary(tree)))
  }
  const read = items?.map((item) => readItem(item, source)) ?? []
  return {
    records: read.flatMap(({ record }) => record ?? []),
    problems: [...problems, ...read.flatMap((item) => item.problems)],
  }
}

function readItem(
  item: Node,
  { file, text, isValid, keysAreOptional }: Source,
): { record?: SourceRecord; problems: ReadingProblem[] } {
  const placeAt = (offset: number) => placeOfOffset(file, text, offset)
  const placeIn = (path: DataPath, part: 'value' | 'name' = 'value') =>
    placeAt(offsetOf(item, path, part))
  const problems: ReadingProblem[] = []
  let data: unknown
  try {
    data = getNodeValue(item)
    const repeated = isValid ? repeatedNames(item) : []
    problems.push(...repeated.map(({ value, offset }) => repeatedField(value, placeAt(offset))))
  } catch {
    return { problems: [tooDeep(placeAt(item.offset))] }
  }
  const found = keyOf(data)
  const isKeyless = found === undefined || isAddress(found.value)
  const key = isKeyless && keysAreOptional && isObject(data) ? { field: 'id', value: '' } : found
  if (key === undefined || isAddress(key.value)) {
    const problem = key
      ? addressAsKey(key.value, exampleKey(data as Item), placeIn(['id']))
      : noId(placeAt(item.offset))
    return { problems: isValid ? [...problems, problem] : problems }
  }
  const written = data as Item
  const record: SourceRecord = {
    id: key.value,
    file,
    format: 'json',
    data: isValid ? normalizeItem(written) : undefined,
    ...(isValid && isObject(written['custom']) ? { custom: written['custom'] } : {}),
    ...otherKeysOf(written, key.value),
    place: placeIn([key.field]),
    placeOf: (path, part) => placeIn(pathInFile(item, written, path), part),
  }
  return { record, problems }
}

/** Returns where a part of a record is in the item: in its field, in `custom`, or in the field's older name. */
function pathInFile(item: Node, data: Item, path: DataPath): DataPath {
  const [field = '', ...rest] = path
  if (findNodeAtLocation(item, [field])) return writtenPath(data, path)
  return findNodeAtLocation(item, ['custom', field])
    ? ['custom', ...path]
    : [olderName(field), ...rest]
}

/** Returns the names of fields that an object already has. Of two values, programs keep one without a warning. */
function repeatedNames({ type, children = [] }: Node): Node[] {
  const own =
    type === 'object' ? children.flatMap(({ children: [name] = [] }) => (name ? [name] : [])) : []
  const twice = own.filter(({ value }, index) =>
    own.slice(0, index).some((earlier) => earlier.value === value),
  )
  return [...twice, ...children.flatMap(repeatedNames)]
}

/** Returns the items of a list, of `{"items": […]}` (Zotero's web API), or a single item (doi.org). */
export function itemNodes(tree: Node): readonly Node[] | undefined {
  if (tree.type === 'array') return tree.children ?? []
  const list = findNodeAtLocation(tree, ['items']) ?? findNodeAtLocation(tree, ['references'])
  if (list?.type === 'array' && !isZoteroLibrary(tree)) return list.children ?? []
  return findNodeAtLocation(tree, ['type'])?.type === 'string' ? [tree] : undefined
}

/** “BetterBibTeX JSON” and Zotero's own format have an `itemType` where CSL has a `type`. */
function isZoteroLibrary(tree: Node | undefined): boolean {
  const first = tree && findNodeAtLocation(tree, ['items', 0])
  return first !== undefined && findNodeAtLocation(first, ['itemType']) !== undefined
}

/** Returns the offset of a part of an item, or of the closest part around it that exists. */
function offsetOf(item: Node, path: DataPath, part: 'value' | 'name'): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = findNodeAtLocation(item, path.slice(0, depth))
    if (!node) continue
    const name = part === 'name' && depth === path.length ? node.parent?.children?.[0] : undefined
    return (node.parent?.type === 'property' && name ? name : node).offset
  }
  return item.offset
}
