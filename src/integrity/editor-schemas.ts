/** The schemas of the collections as JSON Schema: what editors complete, explain and underline by. */

import type { z } from 'astro/zod'

import { findingWords } from '../claims/words.ts'
import { partWords, typeWords, variableWords } from '../references/csl-words.ts'
import { healthWords } from '../references/health.ts'
import { calendarDate, edtfDate, text, webAddress } from '../shared/schema.ts'
import { rules } from './rule-names.ts'
import { kinds } from '../publication/schemas.ts'

/** A JSON Schema (draft 07), with the words that the YAML language server understands beyond it. */
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

/**
 * Makes a schema for each kind of record from the schema the build validates it with.
 *
 * It says what is true of one field and refuses nothing that the build takes; the rest is for the check to say. No
 * content has a part in it.
 */
export function editorSchemas(): Record<SchemaName, EditorSchema> {
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

/** Words for values, where a field takes no others. */
const vocabularies: Readonly<Record<string, string>>[] = [
  typeWords,
  findingWords,
  Object.fromEntries(Object.entries(healthWords).map(([kind, { meaning }]) => [kind, meaning])),
]

function fitForEditors(schema: EditorSchema): void {
  delete schema['markdown']
  // An editor would complete an empty list to `[]`.
  if (Array.isArray(schema['default'])) delete schema['default']
  // Any whole number will do.
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum']
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum']
  const words = vocabularies.find((each) => schema.enum?.every((value) => value in each))
  if (words) schema.enumDescriptions = schema.enum?.map((value) => words[value] ?? '') ?? []
}

/** A day that exists, leap days in every year. */
const dayPattern =
  '^\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|[12]\\d))$'

/** What the field types of ours ask for, as far as a pattern can say it. */
const patterns = new Map<unknown, EditorSchema>([
  [text.def, { pattern: '\\S' }],
  [calendarDate.def, { pattern: dayPattern }],
  [edtfDate.def, { type: ['string', 'integer'], pattern: '\\d' }],
  [webAddress.def, { pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?://[^\\s\\\\]+\\s*$' }],
])

/** Adds the pattern of a field's type, from which a described or refined field descends, and what is said of a mismatch. */
function addPattern(schema: EditorSchema, field: z.core.$ZodType): void {
  for (let each: z.core.$ZodType | undefined = field; each; each = each._zod.parent) {
    const asked = patterns.get(each._zod.def)
    if (asked?.type) delete schema.anyOf
    Object.assign(schema, asked)
  }
  if (schema['pattern'] === undefined) return
  const message = (field as z.ZodType).safeParse('').error?.issues[0]?.message
  schema['patternErrorMessage'] = `This ${message ?? 'cannot be used'}.`
}

/** The rules that a publication may set and ignore, with what each holds. */
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

/** Describes the fields that CSL names, and the parts of names and dates, in words. */
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
