/** JSON Schemas of the collections, for completion, explanations and validation in code editors. */

import type { z } from 'astro/zod'

import { designWords, findingWords } from '../claims/words.ts'
import { partWords, typeWords, variableWords } from '../references/csl-words.ts'
import { en } from '../messages/en.ts'
import { healthKinds } from '../references/schema.ts'
import { calendarDate, edtfDate, ratingId, text, webAddress } from '../shared/schema.ts'
import { rules } from './rule-names.ts'
import { kinds } from '../publication/schemas.ts'

/** A JSON Schema (draft 07), with additional keywords of the YAML language server. */
export interface EditorSchema {
  type?: string | string[]
  description?: string
  properties?: Record<string, EditorSchema>
  items?: EditorSchema
  anyOf?: EditorSchema[]
  oneOf?: EditorSchema[]
  enum?: string[]
  enumDescriptions?: string[]
  [keyword: string]: unknown
}

export type SchemaName = keyof typeof kinds

let made: Readonly<Record<SchemaName, EditorSchema>> | undefined

/**
 * Returns a schema for each kind of record, made from the schema with which the build validates it.
 *
 * It describes single fields and rejects nothing that the build accepts. The check covers the rest. Schemas do not depend
 * on content, so they are made once.
 */
export function editorSchemas(): Readonly<Record<SchemaName, EditorSchema>> {
  return (made ??= makeSchemas())
}

function makeSchemas(): Record<SchemaName, EditorSchema> {
  const schemas = Object.entries(kinds).map(([name, kind]) => [name, toEditorSchema(kind)])
  const { site, references, ...others } = Object.fromEntries(schemas) as Record<
    SchemaName,
    EditorSchema
  >
  return { site: withRules(site), references: withWords(references), ...others }
}

function toEditorSchema({ schema, name }: { schema: z.ZodType; name: string }): EditorSchema {
  const written: unknown = schema.toJSONSchema({
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      fitForEditors(jsonSchema as EditorSchema)
      addPattern(jsonSchema as EditorSchema, zodSchema)
    },
  })
  const { $schema, ...root } = written as EditorSchema
  return withRuleNames({ $schema, title: name.replace(/^an? /, ''), ...root })
}

/** Descriptions of the values of fields with a fixed list of values. */
const vocabularies: Readonly<Record<string, string>>[] = [
  typeWords,
  findingWords,
  designWords,
  Object.fromEntries(healthKinds.map((kind) => [kind, en.references[`fate-${kind}`]])),
]

function fitForEditors(schema: EditorSchema): void {
  delete schema['markdown']
  // An editor would complete an empty list to `[]`.
  if (Array.isArray(schema['default'])) delete schema['default']
  // Any integer is allowed.
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum']
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum']
  const words = vocabularies.find((each) => schema.enum?.every((value) => value in each))
  if (words) schema.enumDescriptions = schema.enum?.map((value) => words[value] ?? '') ?? []
}

/** A day that exists. 29 February is allowed in every year. */
const dayPattern =
  '^\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|[12]\\d))$'

/** Patterns for our field types, as far as a pattern can express them. */
const patterns = new Map<unknown, EditorSchema>([
  [text.def, { pattern: '\\S' }],
  [calendarDate.def, { pattern: dayPattern }],
  [edtfDate.def, { type: ['string', 'integer'], pattern: '\\d' }],
  [ratingId.def, { type: ['string', 'boolean'] }],
  [webAddress.def, { pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?://[^\\s\\\\]+\\s*$' }],
])

/**
 * Adds the pattern of a field's type, from which a described or refined field inherits, and the message for a mismatch.
 */
function addPattern(schema: EditorSchema, field: z.core.$ZodType): void {
  for (let each: z.core.$ZodType | undefined = field; each; each = each._zod.parent) {
    const wanted = patterns.get(each._zod.def)
    if (wanted?.type) delete schema.anyOf
    Object.assign(schema, wanted)
  }
  if (schema['pattern'] === undefined) return
  const message = (field as z.ZodType).safeParse('').error?.issues[0]?.message
  schema['patternErrorMessage'] = `This ${message ?? 'cannot be used'}.`
}

/** The rules that a publication can set and ignore. */
const settable = Object.entries(rules).filter(([, rule]) => !('fixed' in rule))

function withRuleNames(schema: EditorSchema): EditorSchema {
  const rule = schema.properties?.['ignore']?.items?.properties?.['rule']
  if (rule) {
    rule.enum = settable.map(([name]) => name)
    rule.enumDescriptions = settable.map(([, { holds }]) => holds)
  }
  return schema
}

function withRules(site: EditorSchema): EditorSchema {
  const field = site.properties?.['rules']
  if (!field) return site
  const { propertyNames: _names, additionalProperties: severity, ...about } = field
  const properties = settable.map(([name, { holds }]) => [
    name,
    { ...(severity as EditorSchema), description: holds },
  ])
  return {
    ...site,
    properties: {
      ...site.properties,
      rules: {
        ...about,
        properties: Object.fromEntries(properties) as Record<string, EditorSchema>,
        additionalProperties: false,
      },
    },
  }
}

/** Adds descriptions to CSL fields, and to the parts of names and dates. */
function withWords(schema: EditorSchema): EditorSchema {
  const words: Readonly<Record<string, string>> = { ...variableWords, ...partWords }
  const { properties, items, anyOf } = schema
  if (anyOf) return { ...schema, anyOf: anyOf.map(withWords) }
  if (items) return { ...schema, items: withWords(items) }
  if (!properties) return schema
  const fields = Object.entries(properties).map(([name, field]) => {
    const description = field.description ?? words[name]
    return [name, withWords(description === undefined ? field : { ...field, description })]
  })
  return { ...schema, properties: Object.fromEntries(fields) as Record<string, EditorSchema> }
}
