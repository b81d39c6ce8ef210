/** Citations in the texts and fields of a publication. */

import type { z } from 'astro/zod'

import type { CitedKey, Extracted } from '../citations/citation-node.ts'
import type { SourceRecord } from '../reading/record.ts'
import { type DataPath, type Place, placeOfOffset } from '../shared/place.ts'
import type { RuleContext } from './rule.ts'

import { excessIn } from '../shared/markdown-limits.ts'
import { cached } from '../shared/cached.ts'
import { fieldExtractor } from './citers.ts'
import { collections, textsOf } from './field-texts.ts'
import { pointInField } from './pointer.ts'
import { fieldAt, kinds, isMarkdown } from '../publication/schemas.ts'

/** The cited keys of a text or field, what is malformed in it, and the function that finds their places. */
interface Extraction extends Pick<Extracted, 'malformed'> {
  keys: readonly Omit<CitedKey, 'citation'>[]
  /** Returns the place of a part of the text or field. */
  placeOf: (offset: number, length: number) => Place
}

/** Returns the citations of every article, page and Markdown field. */
export function extractions(checked: RuleContext): Extraction[] {
  const extract = fieldExtractor(checked)
  return [
    ...[...checked.articles, ...checked.pages].map(({ record, found: { cited } }) => ({
      keys: cited.keys,
      malformed: cited.malformed,
      placeOf: (offset: number) => placeOfOffset(record.file, record.body, offset),
    })),
    ...fieldsWithAt(checked).flatMap((field) =>
      field.isMarkdown
        ? [
            {
              ...extract(field.value),
              placeOf: (offset: number, length: number) =>
                pointInField(checked.pointAt, field, field.value.slice(offset, offset + length))
                  .place,
            },
          ]
        : [],
    ),
  ]
}

/** A string in the data of a record. */
interface Field {
  record: SourceRecord
  path: DataPath
  value: string
  isMarkdown: boolean
}

/** Returns the fields of records that contain an `@`. */
export const fieldsWithAt = cached((checked: RuleContext): readonly Field[] =>
  everyRecord(checked).flatMap(({ record, schema }) =>
    textsOf(record.data, (value) => value.includes('@') && !excessIn(value))
      // Validation reports unknown fields.
      .filter(({ path }) => fieldAt(schema, path, record.data) !== undefined)
      .map(({ path, value }) => ({
        record,
        path,
        value,
        isMarkdown: isMarkdown(schema, path, record.data),
      })),
  ),
)

function everyRecord(checked: RuleContext): { record: SourceRecord; schema: z.ZodType }[] {
  const { records, texts, site } = checked.publication
  const of = (list: readonly SourceRecord[], { schema }: { schema: z.ZodType }) =>
    list.map((record) => ({ record, schema }))
  return [
    ...of(site ? [site] : [], kinds.site),
    ...of(texts.articles, kinds.articles),
    ...of(texts.pages, kinds.pages),
    ...collections.flatMap((collection) => of(records[collection], kinds[collection])),
  ]
}
