import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type YAMLError,
} from 'yaml'

import { type DataPath, type Place, placeOfOffset } from '../shared/place.ts'
import type { ReadingProblem } from './problem.ts'

import { truncate } from '../shared/truncate.ts'
import { faultOf, faultOfRepeat, listWithoutField } from './yaml-faults.ts'

/** YAML as read: data of any shape, its problems, and the place of each part. */
export interface ParsedYaml {
  data: unknown
  problems: ReadingProblem[]
  placeOf: (path: DataPath, part?: 'value' | 'name') => Place
  rawOf?: (path: DataPath) => string | undefined
}

/**
 * Parses YAML 1.2 (core schema): dates stay text, `no` is text, and a repeated key is a problem.
 *
 * @param source the YAML
 * @param file absolute path of the file, for places
 * @param options.whole the text of the whole file, if `source` is only a part of it
 * @param options.start offset of `source` in `whole`
 * @param options.isOfText whether the fields are text: numbers that JavaScript would write in another way, such as `1.10` and
 *   `007`, then stay as they are written
 * @returns data (`undefined` if it cannot be read) and every problem; never throws
 */
export function parseYaml(
  source: string,
  file: string,
  { whole = source, start = 0, isOfText = false } = {},
): ParsedYaml {
  const place = (offset: number) => placeOfOffset(file, whole, start + offset)
  const document = parseRaw(source)

  const errors = [...document.errors, ...document.warnings]
  // Later messages of the parser are consequences of the first.
  const tooDeep = errors.find(isTooDeep)
  const repeats = errors.some(isRepeat) ? repeatedFields(document) : undefined
  const problems = firstOfEachLine(
    (tooDeep ? [tooDeep] : errors).map((error) => toProblem(error, source, place, repeats)),
    errors.length > 1 ? whole.split('\n') : [],
  )
  let data: unknown
  if (problems.length === 0) {
    try {
      const unusable = [...unresolvedAliases(document, place), ...unusableNames(document, place)]
      if (/(?<!\w)-\.?0/.test(source)) removeMinusZero(document)
      if (isOfText) keepNumbers(document)
      if (unusable.length === 0) data = document.toJS({ maxAliasCount: 100 })
      problems.push(...unusable)
    } catch (error) {
      problems.push({
        rule: 'file-parses',
        place: place(0),
        message: isTooDeep(error as Error)
          ? 'This YAML is nested too deeply to be read.'
          : 'This YAML cannot be read: its aliases expand to too much text.',
        hint: 'Write the values out instead of repeating them with * aliases.',
      })
    }
  }
  // The syntax tree takes far more room than the data, and places are asked for only where something is wrong: it is let
  // go, and made again then.
  const first = place(offsetOf(document, [], 'value'))
  let again: Document | undefined
  return {
    data,
    problems,
    placeOf: (path, part = 'value') => {
      if (path.length === 0) return first
      again ??= parseRaw(source)
      return place(offsetOf(again, path, part))
    },
    rawOf: (path) => {
      again ??= parseRaw(source)
      const node = again.getIn(path, true)
      if (!isNode(node)) return undefined
      const [start, end] = node.range ?? []
      const isEmpty = start === undefined || start === end
      if (isEmpty && node.comment) return `#${node.comment.trimEnd()}`
      return start === undefined ? undefined : source.slice(start, end)
    },
  }
}

function parseRaw(source: string): Document {
  return parseDocument(source, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    // With a lower log level, a second document would be dropped without an error.
    logLevel: 'error',
  })
}

/**
 * What is wrong in one place puts the parser off for the rest of the line, and may leave it with lines it cannot place. It
 * also reports every line of a block whose first line is missing.
 *
 * @param lines the lines of the file
 */
function firstOfEachLine(
  problems: readonly ReadingProblem[],
  lines: readonly string[],
): ReadingProblem[] {
  return problems.filter(({ message, place: { line } }, index) => {
    const earlier = problems.slice(0, index)
    return (
      index === 0 ||
      (!message.endsWith(' does not belong here.') &&
        !earlier.some((each) => each.place.line === line) &&
        !earlier.some((each) => isInBlock(each, message, lines.slice(each.place.line - 1, line))))
    )
  })
}

/** @param lines from the line of the earlier problem to that of the later one */
function isInBlock(earlier: ReadingProblem, message: string, lines: readonly string[]): boolean {
  const isList = earlier.message.includes(listWithoutField)
  const block = isList ? lines.slice(1) : lines
  const indents = block.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const [first = 0] = indents
  if (first === 0 || indents.some((each) => each < first)) return false
  const kind = ofBlocks.exec(message)?.[0]
  const isAlike = kind !== undefined && earlier.message.includes(kind)
  return isList || (isAlike && indents.at(-1) === first)
}

const ofBlocks = /occurs a second time|is not indented like the others of its record/

/** The parser calls itself for each level. */
function isTooDeep({ message }: Error): boolean {
  return /call stack/.test(message)
}

function toProblem(
  error: YAMLError,
  source: string,
  place: (offset: number) => Place,
  repeats: ReturnType<typeof repeatedFields> | undefined,
): ReadingProblem {
  if (isTooDeep(error)) {
    return {
      rule: 'file-parses',
      place: place(error.pos[0]),
      message: 'This YAML is nested too deeply to be read.',
      hint: 'Look for a long run of brackets, braces, dashes or question marks.',
    }
  }
  const repeat = isRepeat(error) ? repeats?.get(error.pos[0]) : undefined
  const { reason, hint, offset } = repeat
    ? { ...faultOfRepeat(repeat.name, place(repeat.first).line), offset: error.pos[0] }
    : faultOf(error, source)
  return {
    rule: 'file-parses',
    place: place(offset),
    message: `This is not valid YAML: ${reason}.`,
    hint,
  }
}

function isRepeat({ code }: YAMLError): boolean {
  return code === 'DUPLICATE_KEY'
}

/** Returns the fields that occur a second time, by the offset of their name, with the offset of the first. */
function repeatedFields(document: Document): Map<number, { name: string; first: number }> {
  const repeats = new Map<number, { name: string; first: number }>()
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Map<string, number>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const [name, offset] = [String(key.value), startOf(key) ?? 0]
        const first = seen.get(name)
        if (first === undefined) seen.set(name, offset)
        else repeats.set(offset, { name: truncate(name, 60), first })
      }
    },
  })
  return repeats
}

/** Reports aliases without an anchor: YAML reads text such as `*P < 0.05` as an alias. */
function unresolvedAliases(document: Document, place: (offset: number) => Place): ReadingProblem[] {
  const problems: ReadingProblem[] = []
  const seen = new Set<string>()
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node) && node.anchor !== undefined) seen.add(node.anchor)
    },
    Alias: (_key, alias: Alias, path) => {
      const isInItself = path.some(
        (node) => (isMap(node) || isSeq(node)) && node.anchor === alias.source,
      )
      if (seen.has(alias.source) && !isInItself) return
      problems.push({
        rule: 'file-parses',
        place: place(startOf(alias) ?? 0),
        message: `This is not valid YAML: nothing is named \`&${alias.source}\` before \`*${alias.source}\`.`,
        hint: 'Put quotation marks around text that starts with an asterisk.',
      })
    },
  })
  return problems
}

/** Reports names of fields that are lists or groups of fields: YAML reads `{{ title }}` or a question mark in this way. */
function unusableNames(document: Document, place: (offset: number) => Place): ReadingProblem[] {
  const problems: ReadingProblem[] = []
  visit(document, {
    Pair: (_key, { key }) => {
      const name = isAlias(key) ? key.resolve(document) : key
      if (!isCollection(name)) return undefined
      problems.push({
        rule: 'file-parses',
        place: place(startOf(key) ?? 0),
        message: 'The name of this field is not text.',
        hint: 'Put quotation marks around text that starts with a brace, a bracket or a question mark.',
      })
      return visit.SKIP
    },
  })
  return problems
}

/** Finds the deepest node of `path` that exists, so that a missing field is placed at its record. */
function offsetOf(document: Document, path: DataPath, part: 'value' | 'name'): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const [depth, segment] of path.entries()) {
    const last = depth === path.length - 1
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(segment),
      )
      if (!pair) return offset
      const name = startOf(pair.key) ?? offset
      offset = last && part === 'name' ? name : (startOf(pair.value) ?? name)
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(segment)]
      offset = startOf(node) ?? offset
    } else {
      return offset
    }
  }
  return offset
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | null | undefined)?.range?.[0]
}

/** Makes each `-0` a `0`, because JSON, and so our digests and caches, does not distinguish them. */
function removeMinusZero(document: Document): void {
  visit(document, {
    Scalar: (_, node) => {
      if (Object.is(node.value, -0)) node.value = 0
    },
  })
}

/** Makes the fields whose number has digits or signs that JavaScript would leave out text again. */
function keepNumbers({ contents }: Document): void {
  if (!isMap(contents)) return
  for (const { value } of contents.items)
    if (isScalar(value) && typeof value.value === 'number' && value.source !== `${value.value}`)
      value.value = value.source
}
