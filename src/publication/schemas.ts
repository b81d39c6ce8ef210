/** The schema of each collection, and what the schemas state about their fields. */

import type { z } from 'astro/zod'

import type { DataPath } from '../shared/place.ts'
import { type OtherNames, fieldOfMeaning, otherNames } from './other-names.ts'
import type { Collection } from './source.ts'

import { articleSchema, pageSchema } from '../articles/schema.ts'
import { chartSchema } from '../charts/schema.ts'
import { claimSchema } from '../claims/schema.ts'
import { messagesSchema } from '../messages/schema.ts'
import { personSchema } from '../people/schema.ts'
import { ratingSchema } from '../ratings/schema.ts'
import { referenceSchema } from '../references/schema.ts'
import { responseSchema } from '../responses/schema.ts'
import { searchSchema } from '../searches/schema.ts'
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
}

/** The kinds of records by collection. */
export const kinds = {
  site: { schema: siteSchema, name: 'the site', otherNames: otherNames.site },
  articles: { schema: articleSchema, name: 'an article', otherNames: otherNames.articles },
  pages: { schema: pageSchema, name: 'a page', otherNames: otherNames.pages },
  claims: { schema: claimSchema, name: 'a claim', otherNames: otherNames.claims },
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
  return Object.entries(unwrap(schema)?.shape ?? {})
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name]) => name)
}

/** Returns the description of a field, or of the nearest field around it. */
export function describeField(schema: z.ZodType, path: DataPath): string | undefined {
  let field: z.ZodType | undefined = schema
  let description: string | undefined
  for (const part of path) {
    field = child(field, part)
    description = field?.description ?? description
  }
  return description
}

/** Returns whether a field is Markdown, which can contain citations. */
export function isMarkdown(schema: z.ZodType, path: DataPath): boolean {
  return unwrap(fieldAt(schema, path))?.meta()?.['markdown'] === true
}

/** Returns the names of the fields of the object at a path. */
export function fieldsAt(schema: z.ZodType, path: DataPath): string[] {
  return Object.keys(unwrap(fieldAt(schema, path))?.shape ?? {})
}

/** Returns the field that an unknown one may be: one of the same meaning, or one of a similar name. */
export function fieldMeant(field: string, kind: Kind, path: DataPath): string | undefined {
  const known = fieldsAt(kind.schema, path)
  return fieldOfMeaning(field, kind.otherNames ?? {}, path, known) ?? nearest(field, known)
}

/** Returns the schema of the field at a path. */
export function fieldAt(schema: z.ZodType, path: DataPath): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>(child, schema)
}

/** Returns the alternative of a discriminated union that the data chooses; otherwise the schema itself. */
export function chosenAlternative(schema: z.ZodType, data: object): z.ZodType {
  const { discriminator, options = [] } = schema.def as {
    discriminator?: string
    options?: readonly Composite[]
  }
  if (discriminator === undefined) return schema
  const value = (data as Record<string, unknown>)[discriminator]
  return options.find(({ shape }) => shape?.[discriminator]?.safeParse(value).success) ?? schema
}

function child(field: z.ZodType | undefined, part: string | number): z.ZodType | undefined {
  const inner = unwrap(field)
  return typeof part === 'number' ? inner?.element : inner?.shape?.[part]
}

/** A schema with parts: the fields of an object or the elements of a list. */
type Composite = z.ZodType & { shape?: Record<string, z.ZodType>; element?: z.ZodType }

/** Removes the wrappers (`optional`, `default`, …) of a field. Of a union, returns the first alternative with parts. */
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
