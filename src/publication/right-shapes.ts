/** The right shape of a value that has a wrong one, with the author’s own words in it. */

import type { z } from 'astro/zod'

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import { type Kind, fieldAt, fieldsAt } from './schemas.ts'

import { readAuthorList } from '../reading/author-list.ts'
import { quotedYaml, yamlValue } from '../reading/yaml-value.ts'
import { toDecimal } from '../shared/decimal.ts'
import { truncate } from '../shared/truncate.ts'
import { isPlain, valueAt } from './record-paths.ts'
import { numberHint, pairInList, pairOfNumbers } from './written-numbers.ts'

/** The fix for a value of the wrong shape. */
export interface RightShape {
  /** The value as messages quote it, if it is not plain. */
  written?: string
  /** What is wrong, as the end of a sentence that starts with the field, where the shape alone does not explain it. */
  reason?: string
  hint: string
  /** What to write instead of the value. */
  suggestion?: string
}

/**
 * Returns the fix for a value of the wrong shape; `undefined` if it is not known what may be intended.
 *
 * @param expected the shape that the schema expects, in Zod’s terms: `array`, `object`, `string`, `number` …
 */
export function rightShape(
  record: SourceRecord,
  kind: Kind,
  path: DataPath,
  expected: string,
): RightShape | undefined {
  const value = valueAt(record.data, path)
  if (value === null && typeof path.at(-1) === 'number') {
    return { hint: 'Write something after the dash, or remove the dash.' }
  }
  const raw = value === null ? record.rawOf?.(path) : undefined
  // A colour.
  if (raw !== undefined && /^#\S/.test(raw)) {
    return {
      hint: `YAML reads \`${short(raw)}\` as a comment. Put it in quotation marks: \`${lead(path)}'${short(raw)}'\`.`,
    }
  }
  switch (expected) {
    case 'number':
    case 'int':
      return typeof value === 'string'
        ? numberHint(value, isWhole(fieldAt(kind.schema, path, record.data)))
        : thousands(record.rawOf?.(path))
    case 'boolean':
      return typeof value === 'string' ? yesOrNo(value) : undefined
    case 'tuple':
      return pair(record, path, value)
    case 'percentage':
      return percentage(fieldAt(kind.schema, path, record.data), value)
    default:
  }
  // The other shapes are shown as YAML.
  if (record.format === 'json' || record.format === 'bibtex') return undefined
  switch (expected) {
    case 'array':
      return list(record, kind, path, value)
    case 'object':
      return group(record, kind, path, value)
    case 'string':
      return Array.isArray(value) ? oneText(path, value) : textWithColon(path, value)
    default:
      return undefined
  }
}

/** Returns whether a field has whole numbers. The first thing that is wrong with a text is that it is no number. */
export function isWhole(field: z.ZodType | undefined): boolean {
  const issues = field?.safeParse(75.5).error?.issues ?? []
  return issues.some((issue) => issue.code === 'invalid_type' && issue.expected === 'int')
}

/** A number such as `1.200`, in which the point separates the thousands in many languages. */
function thousands(written: string | undefined): RightShape | undefined {
  if (written === undefined || !/^\d{1,3}\.\d{3}$/.test(written)) return undefined
  const suggestion = written.replace('.', '')
  return {
    written,
    reason: 'must be a whole number, and the point is a decimal point',
    hint: `Write \`${suggestion}\`, without a separator.`,
    suggestion,
  }
}

function yesOrNo(value: string): RightShape | undefined {
  const suggestion = /^(?:yes|y|on|ja|oui|s\u00ed)$/i.test(value)
    ? 'true'
    : /^(?:no|n|off|nein|non)$/i.test(value)
      ? 'false'
      : undefined
  return suggestion === undefined ? undefined : { hint: `Write \`${suggestion}\`.`, suggestion }
}

/** Two limits. The numbers are those of the author, or none. */
function pair(record: SourceRecord, path: DataPath, value: unknown): RightShape | undefined {
  const isLong = Array.isArray(value) && value.length > 2
  const isText = Array.isArray(value) && value.length === 1 && typeof value[0] === 'string'
  const numbers = isLong
    ? pairInList(record.rawOf?.(path) ?? '')
    : pairOfNumbers(isText ? value[0] : value)
  if (numbers) {
    const suggestion = `[${numbers.join(', ')}]`
    const how = isLong ? ', with decimal points' : ''
    return { hint: `Write \`${lead(path)}${suggestion}\`${how}.`, suggestion }
  }
  if (!isLong) return undefined
  const form = `\`${lead(path)}[<lower>, <upper>]\``
  return {
    hint: value.every(Number.isInteger)
      ? `Write only the lower and the upper limit, with decimal points instead of commas: ${form}.`
      : `Keep only the lower and the upper limit of its ${value.length} numbers: ${form}.`,
  }
}

/** A share of 1 instead of a percentage. */
function percentage(field: z.ZodType | undefined, value: unknown): RightShape | undefined {
  if (typeof value !== 'number' || value >= 1) return undefined
  const inPerCent = toDecimal(value * 100)
  if (!field || !accepts(field, inPerCent)) return undefined
  return { hint: `Write \`${inPerCent}\`, in per cent.`, suggestion: String(inPerCent) }
}

/** A single value instead of a list, or a group of fields instead of a list of groups. */
function list(
  { data }: SourceRecord,
  kind: Kind,
  path: DataPath,
  value: unknown,
): RightShape | undefined {
  const element = fieldAt(kind.schema, [...path, 0], data)
  const isOfGroups =
    fieldsAt(kind.schema, [...path, 0], data).length > 0 && !(element && accepts(element, value))
  const [name] = isGroup(value) ? Object.keys(value) : []
  if (name !== undefined) {
    return isOfGroups
      ? { hint: `Start each entry with a dash and a space, as in \`- ${name}: …\`.` }
      : undefined
  }
  if (!isPlain(value)) return undefined
  // No entry has such a name.
  if (/^(?:true|false|yes|no|none)$/i.test(String(value))) return undefined
  if (!isOfGroups) {
    const names = String(value).split(/,\s*/)
    const entries = names.every((each) => /^[\w-]+$/.test(each)) ? names : [short(value)]
    return { hint: `Write it as a list: \`${lead(path)}${yamlValue(entries)}\`.` }
  }
  const entry = () => groupWith(kind, [...path, 0], data, value)
  const entries = namesIn(kind, [...path, 0], data, value) ?? [entry() ?? []].flat()
  if (entries.length === 0) return undefined
  const written = entries.map((each) => yamlValue(each)).join(', ')
  return { hint: `Write it as a list: \`${lead(path)}[${written}]\`.` }
}

/** Reads the people in a text, if a field is a list of names of which there are several. */
function namesIn(
  { schema }: Kind,
  path: DataPath,
  data: unknown,
  value: string | number | boolean,
): Record<string, string>[] | undefined {
  if (!fieldsAt(schema, path, data).includes('family')) return undefined
  const names = readAuthorList(short(value)).map(({ family, given, suffix, literal }) =>
    Object.fromEntries(
      Object.entries({ literal, family, given, suffix }).filter(
        (part): part is [string, string] => part[1] !== undefined,
      ),
    ),
  )
  return names.length > 1 ? names : undefined
}

/** A single value instead of a group of fields, or a list of groups instead of one. */
function group(
  { data }: SourceRecord,
  kind: Kind,
  path: DataPath,
  value: unknown,
): RightShape | undefined {
  const fields = fieldsAt(kind.schema, path, data)
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  const [name] = isGroup(first) ? Object.keys(first) : []
  if (name !== undefined) return { hint: `Write its fields without a dash, as in \`${name}: …\`.` }
  if (!isPlain(value) || fields.length === 0) return undefined
  const entry = groupWith(kind, path, data, value)
  if (!entry && fields.length > 6) return undefined
  return {
    hint: entry
      ? `Write it with the name of its field: \`${lead(path)}${yamlValue(entry)}\`.`
      : `Write it as the value of one of its fields: ${fields.map((each) => `\`${each}\``).join(', ')}.`,
  }
}

/** Returns a group with a value in the field that it may belong to, and a gap in each other field that is required. */
function groupWith(
  { schema, recordNamed }: Kind,
  path: DataPath,
  data: unknown,
  value: string | number | boolean,
): Record<string, string> | undefined {
  const fields = fieldsAt(schema, path, data).flatMap((name) => {
    const field = fieldAt(schema, [...path, name], data)
    return field ? [{ name, accepts: (each: unknown) => accepts(field, each) }] : []
  })
  const named = recordNamed?.(
    path,
    fields.map(({ name }) => name),
    String(value),
  )
  const required = fields.filter(({ accepts }) => !accepts(undefined))
  const candidates = required.length > 0 ? required : fields
  const found =
    // A field that names a record, and one that does not accept any text, accept this one for a reason.
    fields.find(({ name }) => name === named?.name) ??
    candidates.find(({ accepts }) => accepts(value) && !accepts('a value') && !accepts('Value')) ??
    required.find(({ accepts }) => accepts(value)) ??
    candidates.find(({ name, accepts }) => /^(?:name|where)$/.test(name) && accepts(value))
  if (!found) {
    return fields.some(({ name }) => name === 'family') ? nameIn(short(value)) : undefined
  }
  const names = new Set([found.name, ...required.map(({ name }) => name)])
  return Object.fromEntries(
    [...names].map((name) => [name, name === found.name ? (named?.id ?? short(value)) : '…']),
  )
}

/** Reads the name of a person: `Hans Miller`, `Miller, Hans` or `Miller H`. */
function nameIn(written: string): Record<'family' | 'given', string> | undefined {
  const [, last, first] =
    /^([^,]+), ([^,]+)$/.exec(written) ?? /^(\S+) (\p{Lu}{1,3})$/u.exec(written) ?? []
  if (last !== undefined && first !== undefined) return { family: last, given: first }
  const [, given, family] = /^([^\s,]+) ([^\s,]+)$/.exec(written) ?? []
  return given === undefined || family === undefined ? undefined : { family, given }
}

function accepts(field: z.ZodType, value: unknown): boolean {
  return field.safeParse(value).success
}

/** A list instead of a text. In one line, its bracket may be a part of the text. */
function oneText(path: DataPath, value: readonly unknown[]): RightShape | undefined {
  if (!value.every(isPlain)) return undefined
  const [first] = value
  if (first === undefined) return undefined
  return value.length === 1
    ? { hint: `Write \`${lead(path)}${yamlValue(short(first))}\`.` }
    : {
        hint: `Write one text. If the brackets belong to it, put it in quotation marks: \`${lead(path)}${quotedYaml(yamlValue(value))}\`.`,
      }
}

/** A text with a colon, which YAML reads as a field and its value. */
function textWithColon(path: DataPath, value: unknown): RightShape | undefined {
  if (!isGroup(value)) return undefined
  const entries = Object.entries(value)
  const [name, inner] = entries[0] ?? []
  if (name === undefined || entries.length > 1) return undefined
  const words = inner === null ? '' : isPlain(inner) ? String(inner) : undefined
  if (words === undefined) return undefined
  // Below the name of a field, a group is no mistake of quotation marks.
  if (typeof path.at(-1) !== 'number') {
    return words === '' ? undefined : { hint: `Write \`${lead(path)}${yamlValue(short(words))}\`.` }
  }
  const written = truncate(`${name}: ${words}`.replace(/\s+/g, ' ').trim(), 200)
  return {
    written,
    reason: 'must be text, but the colon makes a field of it',
    hint: `Put the text in quotation marks: \`${lead(path)}${quotedYaml(written)}\`.`,
    suggestion: quotedYaml(written),
  }
}

/** Returns what is before a value in its line: the name of its field, or a dash. */
function lead(path: DataPath): string {
  const name = path.at(-1)
  return typeof name === 'number' ? '- ' : `${String(name)}: `
}

function short(value: string | number | boolean): string {
  return truncate(String(value).replace(/\s+/g, ' ').trim(), 80)
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
