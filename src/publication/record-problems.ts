/** What a schema finds wrong with a record, as problems that an author can act on. */

import type { z } from 'astro/zod'

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import { type Kind, describeField, fieldAt } from './schemas.ts'
import type { ValidationProblem } from './validated.ts'

import { type RightShape, rightShape } from './right-shapes.ts'
import { valueOfMeaning } from './other-values.ts'
import { nearest } from '../shared/nearest.ts'
import { suggestion } from '../shared/suggestion.ts'
import { truncate } from '../shared/truncate.ts'
import { fieldName, isPlain, namesIn, valueAt } from './record-paths.ts'
import { unknownField } from './unknown-fields.ts'

/** Makes a problem about the field in question, or about its name. */
type Report = (message: string, part?: 'value' | 'name') => ValidationProblem[]

/**
 * Describes an issue of Zod.
 *
 * @param instead the missing field for the path of each unknown field (`withoutMisspelt`)
 */
export function describeProblem(
  issue: z.core.$ZodIssue,
  record: SourceRecord,
  kind: Kind,
  instead: ReadonlyMap<string, string> = new Map(),
): ValidationProblem[] {
  const path = namesIn(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) =>
      unknownField(field, path, record, kind, instead.get(JSON.stringify([...path, field]))),
    )
  }
  const nearer = issue.code === 'invalid_union' ? nearestAlternative(issue) : undefined
  if (nearer) return nearer.flatMap((each) => describeProblem(each, record, kind))
  const value = valueAt(record.data, path)
  const name = fieldName(record, path)
  const report = reporter(record, kind, path, value)
  if (value === undefined) {
    const parent = path.slice(0, -1)
    if (issue.message.startsWith('is missing')) return report(`\`${name}\` ${issue.message}.`)
    const owner = parent.length === 0 ? kind.name : `\`${fieldName(record, parent)}\``
    return report(`\`${name}\` is missing: ${owner} needs it.`)
  }
  const shape = rightShape(record, kind, path, expectedShape(issue))
  if (value === null) return withShape(report(`\`${name}\` is empty.`, 'name'), shape)
  const allowed = allowedValues(issue)
  if (allowed) return report(notAllowed(name, value, allowed))
  if (shape?.reason !== undefined) {
    return withShape(report(`\`${name}\` (${quoteValue(shape.written)}) ${shape.reason}.`), shape)
  }
  if (issue.code === 'invalid_type' && !issue.message.startsWith('must')) {
    return withShape(wrongType(issue, record, kind, value, report), shape)
  }
  if (issue.code === 'invalid_union' && !continuesSentence(issue.message)) {
    return report(`\`${name}\` cannot be ${quoteValue(value)}.`)
  }
  return withShape(invalidValue(issue, record, name, value, report), shape)
}

/** Returns the shape that a schema expects, in Zod’s terms; an empty text if the shape is not what is wrong. */
function expectedShape(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected
  if (issue.code === 'too_small' && issue.message.includes('percentage')) return 'percentage'
  const isSize = issue.code === 'too_big' || issue.code === 'too_small'
  return isSize && issue.origin === 'array' ? 'tuple' : ''
}

/** Adds the right shape of a value to the problem about a wrong one. */
function withShape(
  problems: ValidationProblem[],
  shape: RightShape | undefined,
): ValidationProblem[] {
  if (!shape) return problems
  const { written, hint, suggestion: correction } = shape
  return problems.map((problem) => ({
    ...problem,
    hint,
    ...(problem.length !== undefined && written !== undefined ? { length: written.length } : {}),
    ...(correction === undefined ? {} : { suggestion: correction }),
  }))
}

function reporter(record: SourceRecord, kind: Kind, path: DataPath, value: unknown): Report {
  const name = fieldName(record, path)
  const description = describeField(kind.schema, path, record.data)
  return (message, part = 'value') => [
    {
      rule: 'record-has-its-shape',
      place: record.placeOf(path, part),
      message,
      ...(description ? { hint: `\`${name}\`: ${description}` } : {}),
      ...(part === 'value' && isPlain(value)
        ? { length: String(value).split('\n')[0]?.length ?? 1 }
        : {}),
    },
  ]
}

/** The message about a value that is not in a closed list. */
function notAllowed(name: string, value: unknown, allowed: readonly string[]): string {
  if (isPlain(value) && allowed.includes(String(value))) return misquoted(name, value, 'string')
  const near = suggestion(
    typeof value === 'string'
      ? (valueOfMeaning(value, allowed) ?? nearest(value, allowed) ?? ofSameParts(value, allowed))
      : undefined,
  )
  const choice =
    near !== '' && allowed.length > 12
      ? ''
      : `; it can be ${allowed.map((each) => `\`${each}\``).join(', ')}`
  return `\`${name}\` cannot be ${quoteValue(value)}${choice}${near || '.'}`
}

function wrongType(
  issue: z.core.$ZodIssueInvalidType,
  record: SourceRecord,
  kind: Kind,
  value: unknown,
  report: Report,
): ValidationProblem[] {
  const path = namesIn(issue.path)
  const name = fieldName(record, path)
  const { expected } = issue
  if (!isPlain(value) || !isMisquoted(value, expected)) {
    return report(
      `\`${name}\` must be ${typeNames[expected] ?? expected}; ${quoteValue(value)} is not.`,
    )
  }
  // With quotes the value may be wrong in another way, which is reported at once.
  const further =
    expected === 'string'
      ? (fieldAt(kind.schema, path, record.data)?.safeParse(String(value)).error?.issues ?? [])
      : []
  return further.length === 0
    ? report(misquoted(name, value, expected))
    : further.flatMap((each) =>
        describeProblem({ ...each, path: [...issue.path, ...each.path] }, record, kind),
      )
}

function invalidValue(
  issue: z.core.$ZodIssue,
  record: SourceRecord,
  name: string,
  value: unknown,
  report: Report,
): ValidationProblem[] {
  const { written = value, hint, suggestion: correction = '' } = detailsOf(issue)
  const shown = isPlain(written) && String(written).trim() !== '' ? ` (${quoteValue(written)})` : ''
  // YAML would read `0065` as the number 65.
  const isNumber = record.format === 'yaml' && /^[-0]\d+$/.test(correction)
  const quoted = isNumber ? `"${correction}"` : correction
  const predicate = predicateOf(issue).replace(`write ${correction}`, () => `write ${quoted}`)
  return report(`\`${name}\`${shown} ${predicate}.`).map((problem) => ({
    ...problem,
    ...(hint === undefined ? {} : { hint }),
    ...(correction === '' ? {} : { suggestion: quoted }),
  }))
}

/** Returns the only allowed value with all parts of the written one: `article-journal` for `journal-article`. */
function ofSameParts(written: string, allowed: readonly string[]): string | undefined {
  const partsOf = (value: string) => value.toLowerCase().split(/[^\p{L}]+/u)
  const parts = partsOf(written)
  const found = allowed.filter((value) => parts.every((part) => partsOf(value).includes(part)))
  return found.length === 1 ? found[0] : undefined
}

/** Returns what a field type states besides its message (`report` in shared/schema.ts). */
function detailsOf(issue: z.core.$ZodIssue): {
  written?: string
  hint?: string
  suggestion?: string
} {
  return issue.code === 'custom' ? (issue.params ?? {}) : {}
}

/** Returns whether quotation marks are all that is wrong: YAML reads `5` and `"5"` as different types. */
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
    : `\`${name}\` must be ${typeNames[expected] ?? expected}: write ${quoteValue(value)} without quotes.`
}

/** Returns whether a message continues a sentence that starts with the field. */
function continuesSentence(message: string): boolean {
  return /^(?:is|must)\b/.test(message)
}

/** Returns what is wrong, as the end of a sentence that starts with the field. */
function predicateOf(issue: z.core.$ZodIssue): string {
  if (continuesSentence(issue.message)) return issue.message
  switch (issue.code) {
    case 'custom':
      return issue.message
    case 'too_small':
      if (issue.origin === 'array') return 'is empty; fill the list or remove the field'
      return `must be at least ${issue.minimum}`
    case 'too_big':
      return `must be at most ${issue.maximum}`
    default:
      return 'cannot be used as it is'
  }
}

/** Returns what is wrong with the parts of a value that matches one alternative of a union best. */
function nearestAlternative(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  return issue.errors
    .find((issues) => issues.some(({ path }) => path.length > 0))
    ?.map((each) => ({ ...each, path: [...issue.path, ...each.path] }))
}

function allowedValues(issue: z.core.$ZodIssue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  // Zod sets the options here, but its types do not have them.
  const { options } = issue as { options?: readonly unknown[] }
  return issue.code === 'invalid_union' ? options?.map(String) : undefined
}

const typeNames: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a group of fields',
  string: 'text',
}

/** Quotes a value for a message, shortened and on one line. */
export function quoteValue(value: unknown): string {
  if (!isPlain(value)) return Array.isArray(value) ? 'a list' : 'a group of fields'
  return `\`${truncate(String(value).replace(/\s+/g, ' '), 80)}\``
}
