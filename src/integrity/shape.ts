/** From raw records to typed ones: what does not have the shape its collection asks for becomes an issue with a place. */

import type { z } from 'astro/zod'

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import type { Issue } from './issue.ts'

import { nearest } from '../shared/nearest.ts'
import { suggestion } from './issue.ts'

/** What a record of a collection is called in a message. */
export interface Kind {
  schema: z.ZodObject
  /** With its article: "an article". */
  name: string
}

/**
 * Validates a record.
 *
 * @returns the typed data, if the record has its shape, and every issue
 */
export function readShape<Data>(
  record: SourceRecord,
  kind: Kind,
): { data: Data | undefined; issues: Issue[] } {
  if (record.data === undefined) return { data: undefined, issues: [] }
  if (typeof record.data !== 'object' || record.data === null || Array.isArray(record.data)) {
    const issue: Issue = {
      rule: 'record-has-its-shape',
      severity: 'error',
      place: record.placeOf([]),
      message:
        record.data === null
          ? `This file is empty; ${kind.name} was expected.`
          : `This is not ${kind.name}.`,
      hint: `Write its fields one below the other: ${requiredFields(kind.schema)
        .map((field) => `\`${field}: …\``)
        .join(', ')}.`,
    }
    return { data: undefined, issues: [issue] }
  }
  const result = kind.schema.safeParse(record.data)
  if (result.success) return { data: result.data as Data, issues: [] }
  return {
    data: undefined,
    issues: result.error.issues.flatMap((problem) => toIssues(problem, record, kind)),
  }
}

function toIssues(problem: z.core.$ZodIssue, record: SourceRecord, kind: Kind): Issue[] {
  const path = problem.path.filter((part) => typeof part !== 'symbol')
  if (problem.code === 'unrecognized_keys') {
    return problem.keys.map((field) => unknownField(field, path, record, kind))
  }
  const value = valueAt(record.data, path)
  const name = writePath(path)
  const about = describe(kind.schema, path)
  const issue = (message: string, part: 'value' | 'name' = 'value'): Issue[] => [
    {
      rule: 'record-has-its-shape',
      severity: 'error',
      place: record.placeOf(path, part),
      message,
      ...(about ? { hint: `\`${name}\`: ${about}` } : {}),
      ...(part === 'value' && isPlain(value)
        ? { length: String(value).split('\n')[0]?.length ?? 1 }
        : {}),
    },
  ]
  if (value === undefined) return issue(`\`${name}\` is missing: ${kind.name} needs it.`)
  if (value === null) return issue(`\`${name}\` is empty.`, 'name')
  if (problem.code === 'invalid_value') {
    const allowed = problem.values.map(String)
    const near = suggestion(typeof value === 'string' ? nearest(value, allowed) : undefined)
    return issue(
      `\`${name}\` is ${quote(value)}; it can be ${list(allowed)}${near}`.replace(/([^?])$/, '$1.'),
    )
  }
  if (problem.code === 'invalid_type' && !problem.message.startsWith('must')) {
    return issue(
      `\`${name}\` must be ${typeNames[problem.expected] ?? problem.expected}; ${quote(value)} is not.`,
    )
  }
  const said = /^(?:is|must)\b/.test(problem.message)
    ? problem.message
    : `cannot be used: ${problem.message}`
  return issue(`\`${name}\` (${quote(value)}) ${said}.`)
}

function unknownField(field: string, path: DataPath, record: SourceRecord, kind: Kind): Issue {
  const known = fieldsAt(kind.schema, path)
  const near = nearest(field, known)
  const where = path.length === 0 ? kind.name : `\`${writePath(path)}\``
  return {
    rule: 'record-has-its-shape',
    severity: 'error',
    place: record.placeOf([...path, field], 'name'),
    message: `\`${field}\` is not a field of ${where}${suggestion(near) || '.'}`,
    hint: near ? `Write \`${near}\`, or remove the field.` : `Its fields are ${list(known)}.`,
    length: field.length,
  }
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
  const text = String(value)
  return `\`${text.length > 80 ? `${text.slice(0, 77)}…` : text}\``
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
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

function requiredFields(schema: z.ZodObject): string[] {
  return Object.entries(schema.shape)
    .filter(([, field]) => !(field as z.ZodType).safeParse(undefined).success)
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

function fieldsAt(schema: z.ZodType, path: DataPath): string[] {
  const field = unwrap(path.reduce<z.ZodType | undefined>(child, schema))
  return Object.keys((field as z.ZodObject | undefined)?.shape ?? {})
}

function child(field: z.ZodType | undefined, part: string | number): z.ZodType | undefined {
  const inner = unwrap(field) as
    { shape?: Record<string, z.ZodType>; element?: z.ZodType } | undefined
  return typeof part === 'number' ? inner?.element : inner?.shape?.[part]
}

/** Takes the wrappers (`optional`, `default`, …) off a field. */
function unwrap(field: z.ZodType | undefined): z.ZodType | undefined {
  const definition = field?.def as { innerType?: z.ZodType; in?: z.ZodType } | undefined
  const inner = definition?.innerType ?? definition?.in
  return inner ? unwrap(inner) : field
}
