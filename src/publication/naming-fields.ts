/** The fields of records that name other records. */

import type { Collection } from './source.ts'

import { toNormalForm } from '../shared/normal-form.ts'

/** What a field names, in the words of messages. */
export type Noun =
  | 'article'
  | 'claim'
  | 'claimant'
  | 'person'
  | 'topic'
  | 'rating'
  | 'reference or search'

/** The fields that name a record which must exist, by collection; `*` matches every entry of a list. */
export const namingFields = {
  articles: {
    'authors.*': 'person',
    'reviewers.*': 'person',
    'topics.*': 'topic',
    'claims.*': 'claim',
    'background.*': 'article',
    'translations.*': 'article',
    'revisions.*.from': 'rating',
    'revisions.*.to': 'rating',
    'revisions.*.claim': 'claim',
  },
  claims: {
    rating: 'rating',
    'background.*': 'article',
    'claimants.*.claimant': 'claimant',
    'evidence.*.reference': 'reference or search',
    'outcomes.*.sources.*': 'reference or search',
    'outcomes.*.results.*.reference': 'reference or search',
  },
  references: { 'health.notice': 'reference or search' },
  charts: { 'events.*.reference': 'reference or search' },
  responses: { 'reply.author': 'person' },
} as const satisfies Partial<Record<Collection, Record<string, Noun>>>

/** Further fields that hold a name: of a record, of a style, of an old address. Other rules check them. */
const furtherFields: Partial<Record<Collection | 'site', readonly string[]>> = {
  articles: ['nocite.*', 'aliases.*', 'csl'],
  claims: ['appearances.*.claimant'],
  responses: ['replyTo'],
  site: ['csl'],
}

/**
 * Brings the names in a record's data to the form in which names are compared: to Unicode Normalization Form C, and the
 * name of a rating to text, because YAML reads `rating: false` as a boolean.
 *
 * Everything else keeps the form that its author chose. Data without names in another form is returned as it is.
 *
 * @param data of any shape
 */
export function normalizeNames(collection: Collection | 'site', data: unknown): unknown {
  const fields: Partial<Record<string, Record<string, Noun>>> = namingFields
  const paths = [
    ...Object.entries(fields[collection] ?? {}),
    ...(furtherFields[collection] ?? []).map((path) => [path, undefined] as const),
  ]
  return paths.reduce((changed, [path, noun]) => normalizeAt(changed, path.split('.'), noun), data)
}

function normalizeAt(
  data: unknown,
  [part, ...rest]: readonly string[],
  noun: Noun | undefined,
): unknown {
  if (part === undefined) return normalizeName(data, noun)
  if (typeof data !== 'object' || data === null) return data
  if (part === '*') {
    if (!Array.isArray(data)) return data
    const entries: unknown[] = data.map((entry: unknown) => normalizeAt(entry, rest, noun))
    return entries.every((entry, index) => entry === data[index]) ? data : entries
  }
  if (!Object.hasOwn(data, part)) return data
  const value = (data as Record<string, unknown>)[part]
  const changed = normalizeAt(value, rest, noun)
  return changed === value ? data : { ...data, [part]: changed }
}

function normalizeName(name: unknown, noun: Noun | undefined): unknown {
  if (noun === 'rating' && typeof name === 'boolean') return String(name)
  return typeof name === 'string' ? toNormalForm(name) : name
}
