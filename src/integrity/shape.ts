/** From raw records to typed ones: what does not have the shape its collection asks for becomes a finding with a place. */

import type { z } from 'astro/zod'

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import type { RuleProblem as Finding } from './issue.ts'

import { nearest } from '../shared/nearest.ts'
import { truncate } from '../shared/truncate.ts'
import { suggestion } from '../shared/suggestion.ts'

/** What a record of a collection is called in a message. */
export interface Kind<Data = unknown> {
  schema: z.ZodType<Data>
  /** With its article: "an article". */
  name: string
}

/**
 * Validates a record.
 *
 * @returns the typed data, if the record has its shape, and every finding
 */
export function readShape<Data>(
  record: SourceRecord,
  kind: Kind<Data>,
): { data: Data | undefined; findings: Finding[] } {
  if (record.data === undefined) return { data: undefined, findings: [] }
  if (typeof record.data !== 'object' || record.data === null || Array.isArray(record.data)) {
    const finding: Finding = {
      rule: 'record-has-its-shape',
      place: record.placeOf([]),
      message:
        record.data === null
          ? `${record.format === 'mdx' || record.format === 'markdown' ? 'The front matter' : 'This file'} is empty; ${kind.name} was expected.`
          : `This is ${quote(record.data)}, not ${kind.name}.`,
      hint: `Write its fields one below the other: ${requiredFields(kind.schema)
        .map((field) => `\`${field}: …\``)
        .join(', ')}.`,
    }
    return { data: undefined, findings: [finding] }
  }
  const result = kind.schema.safeParse(record.data)
  if (result.success) return { data: result.data, findings: [] }
  const chosen = { ...kind, schema: chosenShape(kind.schema, record.data) }
  const { problems, instead } = withoutMisspelt(result.error.issues, record, chosen)
  return {
    data: undefined,
    findings: onceATable(
      problems.flatMap((problem) => toFindings(problem, record, chosen, instead)),
    ),
  }
}

/**
 * A field that is needed and has another name is one mistake: it is reported where it is, and not as missing. Its name is
 * misspelt, or it is the only one that is not known where only one is missing.
 */
function withoutMisspelt(
  problems: readonly z.core.$ZodIssue[],
  record: SourceRecord,
  kind: Kind,
): { problems: z.core.$ZodIssue[]; instead: ReadonlyMap<string, string> } {
  const meant = new Set<string>()
  const instead = new Map<string, string>()
  const isMissing = ({ code, path }: z.core.$ZodIssue) =>
    code !== 'unrecognized_keys' && valueAt(record.data, namesIn(path)) === undefined
  for (const problem of problems) {
    if (problem.code !== 'unrecognized_keys') continue
    const path = namesIn(problem.path)
    const known = fieldsAt(kind.schema, path)
    for (const field of problem.keys) {
      meant.add(JSON.stringify([...path, nearest(field, known)]))
    }
    const missing = problems.filter(
      (each) =>
        isMissing(each) &&
        each.path.length === path.length + 1 &&
        path.every((part, index) => part === each.path[index]),
    )
    const [field = ''] = problem.keys
    const [other] = missing
    if (problem.keys.length > 1 || missing.length > 1 || !other) continue
    // In a table, a column is a name for many cells, of which some may be empty.
    const isColumn = record.placeOf([...path, field], 'name').file !== record.file
    if (isColumn || nearest(field, known) !== undefined) continue
    meant.add(JSON.stringify(other.path))
    instead.set(JSON.stringify([...path, field]), String(other.path.at(-1)))
  }
  return {
    problems: problems.filter(
      (problem) => !isMissing(problem) || !meant.has(JSON.stringify(problem.path)),
    ),
    instead,
  }
}

function namesIn(path: readonly PropertyKey[]): (string | number)[] {
  return path.filter((part) => typeof part !== 'symbol')
}

/** Where a field of the record says which of several shapes it has, that shape: its fields are the known ones. */
function chosenShape(schema: z.ZodType, data: object): z.ZodType {
  const { discriminator, options = [] } = schema.def as {
    discriminator?: string
    options?: readonly Composite[]
  }
  if (discriminator === undefined) return schema
  const said = (data as Record<string, unknown>)[discriminator]
  return options.find(({ shape }) => shape?.[discriminator]?.safeParse(said).success) ?? schema
}

/** A column that is missing or unknown is so in every row of a table; at the one place it has, it is said once. */
function onceATable(findings: Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ place: { line, column }, message }) => {
    const said = `${line}:${column} ${message.replaceAll(/\[\d+\]/g, '')}`
    return seen.size < seen.add(said).size
  })
}

function toFindings(
  problem: z.core.$ZodIssue,
  record: SourceRecord,
  kind: Kind,
  instead: ReadonlyMap<string, string> = new Map(),
): Finding[] {
  const path = namesIn(problem.path)
  if (problem.code === 'unrecognized_keys') {
    return problem.keys.map((field) =>
      unknownField(field, path, record, kind, instead.get(JSON.stringify([...path, field]))),
    )
  }
  const nearer = problem.code === 'invalid_union' ? nearestShape(problem) : undefined
  if (nearer) return nearer.flatMap((each) => toFindings(each, record, kind))
  const value = valueAt(record.data, path)
  const name = fieldName(record, path)
  const about = describe(kind.schema, path)
  const issue = (message: string, part: 'value' | 'name' = 'value'): Finding[] => [
    {
      rule: 'record-has-its-shape',
      place: record.placeOf(path, part),
      message,
      ...(about ? { hint: `\`${name}\`: ${about}` } : {}),
      ...(part === 'value' && isPlain(value)
        ? { length: String(value).split('\n')[0]?.length ?? 1 }
        : {}),
    },
  ]
  if (value === undefined) {
    const parent = path.slice(0, -1)
    const owner = parent.length === 0 ? kind.name : `\`${fieldName(record, parent)}\``
    return issue(`\`${name}\` is missing: ${owner} needs it.`)
  }
  if (value === null) return issue(`\`${name}\` is empty.`, 'name')
  const allowed = allowedValues(problem)
  if (isPlain(value) && allowed?.includes(String(value))) {
    return issue(misquoted(name, value, 'string'))
  }
  if (allowed) {
    const near = suggestion(
      typeof value === 'string'
        ? (nearest(value, allowed) ?? ofSameParts(value, allowed))
        : undefined,
    )
    const choice = near !== '' && allowed.length > 12 ? '' : `; it can be ${list(allowed)}`
    return issue(`\`${name}\` cannot be ${quote(value)}${choice}${near || '.'}`)
  }
  if (problem.code === 'invalid_type' && !problem.message.startsWith('must')) {
    if (isPlain(value) && isMisquoted(value, problem.expected)) {
      // In quotes it may be wrong in another way: what the check would say then is said at once.
      const quoted = fieldAt(kind.schema, path)?.safeParse(String(value)).error?.issues ?? []
      const further = problem.expected === 'string' ? quoted : []
      return further.length > 0
        ? further.flatMap((each) =>
            toFindings({ ...each, path: [...problem.path, ...each.path] }, record, kind),
          )
        : issue(misquoted(name, value, problem.expected))
    }
    return issue(
      `\`${name}\` must be ${typeNames[problem.expected] ?? problem.expected}; ${quote(value)} is not.`,
    )
  }
  if (problem.code === 'invalid_union' && !isAbout(problem.message)) {
    return issue(`\`${name}\` cannot be ${quote(value)}.`)
  }
  const { written = value, hint, suggestion: correction = '' } = detailsOf(problem)
  const found = isPlain(written) && String(written).trim() !== '' ? ` (${quote(written)})` : ''
  // YAML would take `0065` for the number 65.
  const isNumber = record.format === 'yaml' && /^[-0]\d+$/.test(correction)
  const quoted = isNumber ? `"${correction}"` : correction
  const predicate = said(problem).replace(`write ${correction}`, () => `write ${quoted}`)
  return issue(`\`${name}\`${found} ${predicate}.`).map((finding) => ({
    ...finding,
    ...(hint === undefined ? {} : { hint }),
    ...(correction === '' ? {} : { suggestion: quoted }),
  }))
}

/** The one value that has all parts of what was written, in any order: `journal` or `journal-article` for `article-journal`. */
function ofSameParts(written: string, allowed: readonly string[]): string | undefined {
  const partsOf = (value: string) => value.toLowerCase().split(/[^\p{L}]+/u)
  const parts = partsOf(written)
  const found = allowed.filter((value) => parts.every((part) => partsOf(value).includes(part)))
  return found.length === 1 ? found[0] : undefined
}

/** What a field type says of a problem besides its message (`report` in shared/schema.ts). */
function detailsOf(problem: z.core.$ZodIssue): {
  written?: string
  hint?: string
  suggestion?: string
} {
  return problem.code === 'custom' ? (problem.params ?? {}) : {}
}

/** YAML takes `5` and `false` for more than text, and `"5"` and `"false"` for no more than that. */
function isMisquoted(value: unknown, expected: string): boolean {
  if (expected === 'string') return isPlain(value)
  if (typeof value !== 'string' || value.trim() === '') return false
  return expected === 'boolean'
    ? value === 'true' || value === 'false'
    : (expected === 'number' || expected === 'int') && Number.isFinite(Number(value))
}

function misquoted(name: string, value: unknown, expected: string): string {
  return expected === 'string'
    ? `\`${name}\` must be text: write it in quotes, as \`"${String(value)}"\`.`
    : `\`${name}\` must be ${typeNames[expected] ?? expected}: write ${quote(value)} without quotes.`
}

/** Tells whether a message continues a sentence that starts with the field. */
function isAbout(message: string): boolean {
  return /^(?:is|must)\b/.test(message)
}

/** What is wrong, as the end of a sentence that starts with the field. */
function said(problem: z.core.$ZodIssue): string {
  if (isAbout(problem.message)) return problem.message
  switch (problem.code) {
    case 'custom':
      return problem.message
    case 'too_small':
      if (problem.origin === 'array') return 'is empty; fill the list or remove the field'
      return `must be at least ${problem.minimum}`
    case 'too_big':
      return `must be at most ${problem.maximum}`
    default:
      return 'cannot be used as it is'
  }
}

/** Where a field may have one of several shapes and has its parts from one of them: what is wrong with those. */
function nearestShape(problem: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  return problem.errors
    .find((issues) => issues.some(({ path }) => path.length > 0))
    ?.map((each) => ({ ...each, path: [...problem.path, ...each.path] }))
}

function allowedValues(problem: z.core.$ZodIssue): string[] | undefined {
  if (problem.code === 'invalid_value') return problem.values.map(String)
  // Zod names the choices here and leaves them out of its types.
  const { options } = problem as { options?: readonly unknown[] }
  return problem.code === 'invalid_union' ? options?.map(String) : undefined
}

/** @param missing a field that has to be there and is not, which this one may be */
function unknownField(
  field: string,
  path: DataPath,
  record: SourceRecord,
  kind: Kind,
  missing: string | undefined,
): Finding {
  const known = fieldsAt(kind.schema, path)
  const near = nearest(field, known)
  const where = path.length === 0 ? kind.name : `\`${writePath(path)}\``
  return {
    rule: 'record-has-its-shape',
    place: record.placeOf([...path, field], 'name'),
    message: `\`${field}\` is not a field of ${where}${missing === undefined ? suggestion(near) || '.' : `, and \`${missing}\` is missing.`}`,
    hint:
      missing !== undefined
        ? `Write \`${missing}\` if that is what it holds${aboutField(kind, [...path, missing])}`
        : near
          ? `Write \`${near}\`, or remove the field.`
          : known.length > 20
            ? 'Correct its name, or remove the field.'
            : `Its fields are ${list(known)}.`,
    length: field.length,
  }
}

function aboutField(kind: Kind, path: DataPath): string {
  const about = describe(kind.schema, path)
  return about === undefined ? '.' : `: ${about}`
}

const typeNames: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a group of fields',
  string: 'text',
}

function quote(value: unknown): string {
  if (!isPlain(value)) return Array.isArray(value) ? 'a list' : 'a group of fields'
  return `\`${truncate(String(value).replace(/\s+/g, ' '), 80)}\``
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
}

/** The name of a field in the author's own file. */
function fieldName(record: SourceRecord, path: DataPath): string {
  return record.nameOf?.(path) ?? writePath(path)
}

/** Writes a path as an author would: `evidence[2].reference`, counted from 1. */
function writePath(path: DataPath): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part + 1}]` : index === 0 ? part : `.${part}`,
    )
    .join('')
}

function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<string | number, unknown> | null | undefined)?.[part],
    data,
  )
}

function requiredFields(schema: z.ZodType): string[] {
  return Object.entries(unwrap(schema)?.shape ?? {})
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name]) => name)
}

/** What the schema says about a field, for the person filling it in. */
function describe(schema: z.ZodType, path: DataPath): string | undefined {
  let field: z.ZodType | undefined = schema
  let about: string | undefined
  for (const part of path) {
    field = child(field, part)
    about = field?.description ?? about
  }
  return about
}

/** Tells whether a field holds Markdown, in which sources are cited. */
export function isMarkdown(schema: z.ZodType, path: DataPath): boolean {
  return unwrap(fieldAt(schema, path))?.meta()?.['markdown'] === true
}

function fieldsAt(schema: z.ZodType, path: DataPath): string[] {
  return Object.keys(unwrap(fieldAt(schema, path))?.shape ?? {})
}

function fieldAt(schema: z.ZodType, path: DataPath): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>(child, schema)
}

function child(field: z.ZodType | undefined, part: string | number): z.ZodType | undefined {
  const inner = unwrap(field)
  return typeof part === 'number' ? inner?.element : inner?.shape?.[part]
}

/** A schema that has parts: an object's fields or a list's elements. */
type Composite = z.ZodType & { shape?: Record<string, z.ZodType>; element?: z.ZodType }

/** Takes the wrappers (`optional`, `default`, …) off a field, and of several shapes takes the first that has parts. */
function unwrap(field: z.ZodType | undefined): Composite | undefined {
  const definition = field?.def as
    { innerType?: z.ZodType; in?: z.ZodType; options?: readonly z.ZodType[] } | undefined
  const inner = definition?.innerType ?? definition?.in
  if (inner) return unwrap(inner)
  const option = definition?.options
    ?.map(unwrap)
    .find((each) => each?.shape !== undefined || each?.element !== undefined)
  return option ?? field
}
