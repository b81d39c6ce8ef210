/** The strings and Markdown texts in the fields of records. */

import { hash } from 'node:crypto'

import type { z } from 'astro/zod'
import type { Root } from 'mdast'

import type { Kept } from '../cache/pack.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import type { RuleContext } from './rule.ts'

import { extractFromField } from '../citations/field-citations.ts'
import {
  bareKeyMatcher,
  type KeyAnswers,
  recordAnswers,
  repeatsAnswers,
} from '../citations/keys.ts'
import { parseField } from '../citations/record-markdown.ts'
import { findFieldRefusals, type Refusal } from '../markdown/articles-as-data.ts'
import { kinds, isMarkdown } from '../publication/schemas.ts'
import { excessIn } from '../shared/markdown-limits.ts'
import { cached } from '../shared/cached.ts'

/** A string in a record, and its path. */
export interface FieldText {
  path: DataPath
  value: string
}

/** A field in Markdown. */
export interface MarkdownField extends FieldText {
  record: SourceRecord
  /** Its tree, with a node for each citation. */
  tree: Root
  /** The parts of it that are not allowed. */
  refusals: Refusal[]
}

/** The collections of records other than texts. */
export const collections = [
  'claims',
  'claimants',
  'references',
  'searches',
  'people',
  'topics',
  'ratings',
  'charts',
] as const

/**
 * Returns the replies of editors to readers, and of claimants. They are Markdown, but cannot contain citations. The result
 * is cached for several rules.
 */
export const replyFields = cached((checked: RuleContext): MarkdownField[] =>
  [...checked.responses.values(), ...checked.claimants.values()].flatMap((validated) => {
    const { record, data } = validated
    const value = data?.reply?.text
    if (value === undefined) return []
    const tree = parseField(value)
    const refusals = findFieldRefusals(tree, value, { linksOnly: true })
    return [{ record, path: ['reply', 'text'], value, tree, refusals }]
  }),
)

/** Returns every record of the collections, with its schema. Of records with the same name, it returns the one in use. */
export function recordsOf(checked: RuleContext): { record: SourceRecord; schema: z.ZodType }[] {
  return collections.flatMap((collection) =>
    [...checked[collection].values()].map(({ record }) => ({
      record,
      schema: kinds[collection].schema,
    })),
  )
}

const knownTexts = new WeakMap<object, readonly FieldText[]>()

/** Finds strings in any data. Each object is searched only once, because several rules need its strings. */
export function textsOf(data: unknown, isWanted: (value: string) => boolean): FieldText[] {
  if (typeof data !== 'object' || data === null) return allTexts(data).filter(({ value }) => isWanted(value)) // oxfmt-ignore
  const texts = knownTexts.get(data) ?? allTexts(data)
  knownTexts.set(data, texts)
  return texts.filter(({ value }) => isWanted(value))
}

function allTexts(data: unknown): FieldText[] {
  const found: FieldText[] = []
  const path: (string | number)[] = []
  const walk = (value: unknown) => {
    if (typeof value === 'string') {
      found.push({ path: [...path], value })
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) {
        path.push(Array.isArray(value) ? Number(name) : name)
        walk(part)
        path.pop()
      }
    }
  }
  walk(data)
  return found
}

/** Characters of markup, or of what looks like it. Most fields contain none of them and need no parsing. */
const mayBeMarkup = /[@[\]`*_~#|^=&$<]|:\/\/|:::|www\./i

/** The Markdown fields of a record, and the words about which it had to be known whether they are keys. */
const knownFields = new WeakMap<SourceRecord, { fields: MarkdownField[]; answers: KeyAnswers }>()

/**
 * Returns the Markdown fields of records that contain more than plain words: links, citations, HTML. The result is cached
 * for several rules, and those of a record until it changes. Replies of editors are left out, because they cannot contain
 * citations.
 */
export const markdownFields = cached((checked: RuleContext): MarkdownField[] => {
  const isKey = bareKeyMatcher(checked.keys)
  return recordsOf(checked).flatMap(({ record, schema }) => {
    const known = knownFields.get(record)
    if (known && repeatsAnswers(known.answers, isKey)) return known.fields
    const recorded = recordAnswers(isKey)
    const fields = fieldsOf(record, schema, recorded.isKey, checked.kept)
    knownFields.set(record, { fields, answers: recorded.answers })
    return fields
  })
})

function fieldsOf(
  record: SourceRecord,
  schema: z.ZodType,
  isKey: (word: string) => boolean,
  kept: Kept | undefined,
): MarkdownField[] {
  return textsOf(record.data, (value) => mayBeMarkup.test(value) && !excessIn(value))
    .filter(({ path }) => isMarkdown(schema, path, record.data))
    .map(({ path, value }): MarkdownField => {
      const tree = treeOf(value, kept)
      const refusals = findFieldRefusals(tree, value)
      if (value.includes('@')) extractFromField(tree, value, isKey)
      return { record, path, value, tree, refusals }
    })
}

/** Parses a field, unless an earlier check has. */
function treeOf(markdown: string, kept: Kept | undefined): Root {
  const key = `field ${hash('sha256', markdown)}`
  const known = kept?.get(key) as Root | undefined
  if (known) return known
  const tree = parseField(markdown)
  kept?.set(key, tree)
  return tree
}
