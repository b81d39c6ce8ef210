/** Adds the names of the existing records to the JSON Schemas for editors, so that editors complete them. */

import type { SourcePublication } from '../publication/source.ts'
import { type Noun, namingFields } from '../publication/naming-fields.ts'
import type { EditorSchema, SchemaName } from './editor-schemas.ts'

import { builtInStyles } from '../citations/style.ts'

/** What a field can name: a record, a source to list (with its `@`), or a citation style. */
type Named = Noun | 'listed source' | 'style'

/** The names by what they name, each with a description. */
export type RecordNames = Readonly<Record<Named, ReadonlyMap<string, string>>>

/** The most names in a schema. With more, editors become slow, and a schema takes long to write. */
const mostNames = 5000

/** The fields with names besides those that `namingFields` lists. */
const furtherFields: Partial<Record<SchemaName, Record<string, Named>>> = {
  articles: { 'nocite.*': 'listed source', csl: 'style' },
  site: { csl: 'style' },
}

/** Returns the names of the records in a publication. It need not be valid. */
export function recordNames({ records, texts, styles }: SourcePublication): RecordNames {
  const named = (collection: keyof typeof records, field: string) =>
    new Map(records[collection].map(({ id, data }) => [id, textIn(data, field)]))
  const sources = new Map([...named('searches', 'description'), ...named('references', 'title')])
  return {
    article: new Map(texts.articles.map(({ id, data }) => [id, textIn(data, 'title')])),
    claim: named('claims', 'statement'),
    claimant: named('claimants', 'name'),
    person: named('people', 'name'),
    topic: named('topics', 'name'),
    rating: named('ratings', 'label'),
    'reference or search': sources,
    'listed source': new Map([...sources].map(([key, title]) => [`@${key}`, title])),
    style: new Map([...builtInStyles(), ...styles.keys()].map((name) => [name, ''])),
  }
}

function textIn(data: unknown, field: string): string {
  const value =
    typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[field] : undefined
  return typeof value === 'string' ? value : ''
}

/** Returns the fields of a kind of record that contain names, by their paths; `*` matches every entry of a list. */
export function namedFields(name: SchemaName): Record<string, Named> {
  const fields: Partial<Record<SchemaName, Record<string, Noun>>> = namingFields
  return { ...fields[name], ...furtherFields[name] }
}

/**
 * Returns the schema with the names in its fields. Other names stay valid: the check says whether a record exists, and an
 * editor may not know a new one yet.
 *
 * @param name the kind of record that the schema is of
 */
export function withNames(
  schema: EditorSchema,
  name: SchemaName,
  names: RecordNames,
): EditorSchema {
  return Object.entries(namedFields(name)).reduce(
    (changed, [path, noun]) => addAt(changed, path.split('.'), choiceOf(names[noun])),
    schema,
  )
}

function choiceOf(names: ReadonlyMap<string, string>): EditorSchema | undefined {
  if (names.size === 0 || names.size > mostNames) return undefined
  const sorted = [...names].sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    enum: sorted.map(([name]) => name),
    enumDescriptions: sorted.map(([, description]) => description),
  }
}

function addAt(
  schema: EditorSchema,
  [part, ...rest]: string[],
  choice: EditorSchema | undefined,
): EditorSchema {
  if (choice === undefined) return schema
  if (part === undefined) {
    const { description, type, ...others } = schema
    const written = { ...(type !== undefined && { type }), ...others }
    return { ...(description !== undefined && { description }), anyOf: [choice, written] }
  }
  const { properties, items, anyOf, oneOf } = schema
  const inAll = (all: EditorSchema[] | undefined) =>
    all?.map((each) => addAt(each, [part, ...rest], choice))
  const field = properties?.[part]
  return {
    ...schema,
    ...(anyOf && { anyOf: inAll(anyOf) ?? [] }),
    ...(oneOf && { oneOf: inAll(oneOf) ?? [] }),
    ...(field && { properties: { ...properties, [part]: addAt(field, rest, choice) } }),
    ...(part === '*' && items && { items: addAt(items, rest, choice) }),
  }
}
