/** Reads front matter as other programs write it: YAML between dashes, TOML between plus signs, or JSON. */

import { parseTree, getNodeValue, printParseErrorCode, type ParseError } from 'jsonc-parser'
import { parse as parseToml, TomlDate, TomlError } from 'smol-toml'

import { parseYaml } from '../reading/yaml.ts'

/** A file, split into its front matter and its text, or what is wrong with the front matter. */
export type SplitFile =
  | {
      /** Absent if the file has no front matter. */
      fields?: Record<string, unknown>
      text: string
      linesBefore: number
    }
  | { problem: { line: number; column: number; message: string } }

const fenced = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)(?<=\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/

/**
 * Splits a file of Jekyll (YAML), Hugo (YAML, TOML or JSON, "Front matter") or a similar program.
 *
 * @param source the text of the file
 */
export function splitOldFile(source: string): SplitFile {
  const match = fenced.exec(source)
  if (!match) {
    if (/^\uFEFF?\{/.test(source)) return splitJson(source)
    const isOpen = /^\uFEFF?(?:---|\+\+\+)[ \t]*\r?\n/.test(source)
    return isOpen
      ? problemAt(1, 1, 'The front matter is not closed.')
      : { text: source, linesBefore: 0 }
  }
  const [whole, fence, block = ''] = match
  const read = fence === '+++' ? parseTomlFields(block) : parseYamlFields(block)
  if ('problem' in read) {
    // The fence is the first line.
    return problemAt(read.problem.line + 1, read.problem.column, read.problem.message)
  }
  return { ...read, text: source.slice(whole.length), linesBefore: whole.split('\n').length - 1 }
}

type Fields =
  | { fields: Record<string, unknown> }
  | { problem: { line: number; column: number; message: string } }

/** Reads YAML as fields. */
export function parseYamlFields(source: string): Fields {
  const { data, problems } = parseYaml(source, '')
  const [problem] = problems
  if (!problem) return fieldsOf(data)
  const { place, message, hint = '' } = problem
  return problemAt(place.line, place.column, `${message} ${hint}`.trim())
}

/** Reads TOML as fields. Dates become text, as they are written. */
export function parseTomlFields(source: string): Fields {
  try {
    return fieldsOf(withPlainDates(parseToml(source)))
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
    return problemAt(error.line, error.column, `The TOML is invalid: ${withLowerCase(reason)}.`)
  }
}

/** Reads JSON as fields. */
export function parseJsonFields(source: string): Fields {
  const split = splitJson(source)
  return 'problem' in split ? split : { fields: split.fields ?? {} }
}

function splitJson(source: string): SplitFile {
  const errors: ParseError[] = []
  const start = source.startsWith('\uFEFF') ? 1 : 0
  const tree = parseTree(source.slice(start), errors, { allowTrailingComma: true })
  const end = start + (tree ? tree.offset + tree.length : 0)
  // What follows the object is the text.
  const error = errors.find(({ offset }) => start + offset < end)
  const closed = source[end - 1] === '}'
  if (!tree || error || !closed) {
    const before = source.slice(0, start + (error?.offset ?? 0)).split('\n')
    const reason = error ? printParseErrorCode(error.error) : 'the object is not closed'
    return problemAt(
      before.length,
      (before.at(-1)?.length ?? 0) + 1,
      `The JSON is invalid: ${reason.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}.`,
    )
  }
  const text = source.slice(end).replace(/^[ \t]*\r?\n/, '')
  return {
    fields: getNodeValue(tree) as Record<string, unknown>,
    text,
    linesBefore: source.slice(0, source.length - text.length).split('\n').length - 1,
  }
}

function fieldsOf(data: unknown): Fields {
  if (data === null || data === undefined) return { fields: {} }
  return typeof data === 'object' && !Array.isArray(data)
    ? { fields: data as Record<string, unknown> }
    : problemAt(1, 1, 'The front matter must contain fields.')
}

/** Writes the dates in TOML as text: the day that was written, whatever the time zone. */
function withPlainDates(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (Array.isArray(value)) return value.map(withPlainDates)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withPlainDates(each)]),
  )
}

function problemAt(line: number, column: number, message: string) {
  return { problem: { line, column, message } }
}

function withLowerCase(text: string): string {
  return text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()).replace(/\.$/, '')
}
