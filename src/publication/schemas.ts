/** The schema of each collection, and what the schemas state about their fields. */

import type { z } from 'astro/zod'

import type { DataPath } from '../shared/place.ts'
import { type OtherNames, fieldOfMeaning, otherNames } from './other-names.ts'
import type { Collection } from './source.ts'

import { articleSchema, pageSchema } from '../articles/schema.ts'
import { chartSchema } from '../charts/schema.ts'
import { claimSchema } from '../claims/schema.ts'
import { claimantSchema } from '../claimants/schema.ts'
import { messagesSchema } from '../messages/schema.ts'
import { personSchema } from '../people/schema.ts'
import { ratingSchema } from '../ratings/schema.ts'
import { referenceSchema } from '../references/schema.ts'
import { responseSchema } from '../responses/schema.ts'
import { searchSchema } from '../searches/schema.ts'
import { valueAt } from './record-paths.ts'
import { nearest } from '../shared/nearest.ts'
import { siteSchema } from '../site.ts'
import { topicSchema } from '../topics/schema.ts'

/** The schema of a collection, and the name of its records in messages. */
export interface Kind<Data = unknown> {
  schema: z.ZodType<Data>
  /** With its article: "an article". */
  name: string
  /** What other programs call its fields. */
  otherNames?: OtherNames
  /**
   * Finds the record that a text names, and which of the fields of a group names it. Absent if the records of the publication are
   * not known.
   */
  recordNamed?: (
    path: DataPath,
    fields: readonly string[],
    text: string,
  ) => { name: string; id: string } | undefined
}

/** The kinds of records by collection. */
export const kinds = {
  site: { schema: siteSchema, name: 'the site', otherNames: otherNames.site },
  articles: { schema: articleSchema, name: 'an article', otherNames: otherNames.articles },
  pages: { schema: pageSchema, name: 'a page', otherNames: otherNames.pages },
  claims: { schema: claimSchema, name: 'a claim', otherNames: otherNames.claims },
  claimants: { schema: claimantSchema, name: 'a claimant', otherNames: otherNames.claimants },
  references: { schema: referenceSchema, name: 'a reference', otherNames: otherNames.references },
  searches: { schema: searchSchema, name: 'a search', otherNames: otherNames.searches },
  people: { schema: personSchema, name: 'a person', otherNames: otherNames.people },
  topics: { schema: topicSchema, name: 'a topic', otherNames: otherNames.topics },
  ratings: { schema: ratingSchema, name: 'a rating', otherNames: otherNames.ratings },
  messages: {
    schema: messagesSchema,
    name: 'the words of a language',
    otherNames: otherNames.messages,
  },
  charts: { schema: chartSchema, name: 'a chart', otherNames: otherNames.charts },
  responses: { schema: responseSchema, name: 'a response', otherNames: otherNames.responses },
} satisfies Record<Collection | 'site', Kind>

/** Returns the names of the fields that a record must have. */
export function requiredFields(schema: z.ZodType): string[] {
  return Object.entries(unwrap(schema, undefined)?.shape ?? {})
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name]) => name)
}

/**
 * Returns the description of a field, or of the nearest field around it.
 *
 * @param data the record, which chooses the alternatives of unions
 */
export function describeField(
  schema: z.ZodType,
  path: DataPath,
  data?: unknown,
): string | undefined {
  return fieldsOnWay(schema, path, data)
    .map(descriptionOf)
    .findLast((description) => description !== undefined)
}

/** Returns the description of a field, which may be given before or after it is made optional. */
function descriptionOf(field: z.ZodType | undefined): string | undefined {
  const { innerType } = (field?.def ?? {}) as { innerType?: z.ZodType }
  return field?.description ?? (innerType && descriptionOf(innerType))
}

/** Returns whether a field of a record is Markdown, which can contain citations. */
export function isMarkdown(schema: z.ZodType, path: DataPath, data?: unknown): boolean {
  const field = fieldAt(schema, path, data)
  return unwrap(field, valueAt(data, path))?.meta()?.['markdown'] === true
}

/** Returns the names of the fields of the object at a path of a record. */
export function fieldsAt(schema: z.ZodType, path: DataPath, data?: unknown): string[] {
  const field = fieldAt(schema, path, data)
  return Object.keys(unwrap(field, valueAt(data, path))?.shape ?? {})
}

/** Returns the field that an unknown one may be: one of the same meaning, or one of a similar name. */
export function fieldMeant(
  field: string,
  kind: Kind,
  path: DataPath,
  data?: unknown,
): string | undefined {
  const known = fieldsAt(kind.schema, path, data)
  const isThere = (name: string) => valueAt(data, [...path, name]) !== undefined
  // Of two that are equally near, the first is returned.
  const missingFirst = known.toSorted((one, other) => Number(isThere(one)) - Number(isThere(other)))
  return fieldOfMeaning(field, kind.otherNames ?? {}, path, known) ?? nearest(field, missingFirst)
}

/**
 * Returns the setting of the publication that an unknown field in the front matter of a text is; `undefined` if it is none,
 * or if the text has a field of that meaning.
 */
export function settingOfSite(field: string, kind: Kind, path: DataPath): string | undefined {
  const isText = kind.schema === articleSchema || kind.schema === pageSchema
  if (!isText || path.length > 0) return undefined
  const known = fieldsAt(kind.schema, [])
  if (fieldOfMeaning(field, kind.otherNames ?? {}, [], known) !== undefined) return undefined
  const settings = fieldsAt(siteSchema, [])
  if (settings.includes(field)) return field
  // Other programs turn formulas on in each text.
  return fieldOfMeaning(field, otherNames.site, [], ['mathematics'])
}

/** Returns the schema of the field at a path of a record; `undefined` if there is none. */
export function fieldAt(schema: z.ZodType, path: DataPath, data?: unknown): z.ZodType | undefined {
  return fieldsOnWay(schema, path, data).at(-1)
}

/** Returns the schemas of the fields on the way to a path, that of the record first. */
function fieldsOnWay(
  schema: z.ZodType,
  path: DataPath,
  data: unknown,
): readonly (z.ZodType | undefined)[] {
  const fields: (z.ZodType | undefined)[] = [schema]
  for (const [depth, part] of path.entries()) {
    const inner = unwrap(fields.at(-1), valueAt(data, path.slice(0, depth)))
    fields.push(typeof part === 'number' ? inner?.element : inner?.shape?.[part])
  }
  return fields
}

/** A schema with parts: the fields of an object or the elements of a list. */
type Composite = z.ZodType & { shape?: Record<string, z.ZodType>; element?: z.ZodType }

/** Removes the wrappers (`optional`, `default`, …) of a field. Of a union, returns the alternative that fits the value. */
function unwrap(field: z.ZodType | undefined, value: unknown): Composite | undefined {
  const definition = field?.def as
    | {
        innerType?: z.ZodType
        in?: z.ZodType
        options?: readonly z.ZodType[]
        discriminator?: string
      }
    | undefined
  const inner = definition?.innerType ?? definition?.in
  if (inner) return unwrap(inner, value)
  const alternatives = (definition?.options ?? [])
    .map((option) => unwrap(option, value))
    .filter((each) => each?.shape !== undefined || each?.element !== undefined)
  return fitting(alternatives, value, definition?.discriminator) ?? alternatives[0] ?? field
}

/**
 * Returns the alternative of a union that fits a value: the one that it chooses, or that it is valid in, or that has the
 * most of its fields, since the value may have a mistake; `undefined` if none fits.
 */
function fitting(
  alternatives: readonly (Composite | undefined)[],
  value: unknown,
  discriminator: string | undefined,
): Composite | undefined {
  if (Array.isArray(value)) return alternatives.find((each) => each?.element !== undefined)
  if (typeof value !== 'object' || value === null) return undefined
  const chosen = discriminator === undefined ? undefined : valueAt(value, [discriminator])
  const known = ({ shape = {} }: Composite) =>
    Object.keys(value).filter((name) => shape[name] !== undefined).length
  return (
    alternatives.find((each) => each?.shape?.[discriminator ?? '']?.safeParse(chosen).success) ??
    alternatives.find((each) => each?.shape && each.safeParse(value).success) ??
    alternatives
      .flatMap((each) => (each?.shape ? [each] : []))
      .toSorted((one, other) => known(other) - known(one))[0]
  )
}
