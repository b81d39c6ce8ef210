import type { z } from 'astro/zod'

import type { DataPath } from '../../shared/place.ts'
import { type Problem, defineRule } from '../rule.ts'

import { fieldAt, isMarkdown, kinds } from '../../publication/schemas.ts'
import type { ValidatedPublication } from '../../publication/validated.ts'
import { collections, textsOf } from '../field-texts.ts'
import { skippedFields } from '../own-words.ts'

/** Markup that a field prints as typed. */
interface Markup {
  pattern: RegExp
  name: string
  hint: string
}

const entity: Markup = {
  pattern: /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,7});/i,
  name: 'an HTML entity',
  hint: 'Type the character itself.',
}

const notInRecords: readonly Markup[] = [
  entity,
  {
    pattern:
      /<\/?(?:a|b|blockquote|br|code|div|em|font|h[1-6]|i|img|li|ol|p|script|small|span|strong|style|su[bp]|u|ul)(?:\s[^<>]*)?\/?>/i,
    name: 'an HTML tag',
    hint: 'Remove the tag: this field is plain text.',
  },
  {
    pattern: /!?\[[^\][]+\]\([^()\s]+\)/,
    name: 'a Markdown link',
    hint: 'Remove the link: this field is plain text.',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}*\\])(\*{1,2})(?=[\p{L}\p{N}“"])[^*\n]*[\p{L}\p{N}.!?”"]\1(?![\p{L}\p{N}*])/u,
    name: 'Markdown',
    hint: 'Remove the asterisks: this field is plain text.',
  },
]

/** A formula, in publications that have formulas in their texts. Amounts of money, such as “$5 and $10”, are none. */
const formula: Markup = {
  pattern: /(?<![\w$\\])(\${1,2})(?=[^\s$\d])(?:[^\s$]+|[^$\n]*[\\^_=][^$\n]*(?<!\s))\1(?![\w$])/,
  name: 'a formula',
  hint: 'Write it in words: formulas are only for the text of articles and pages.',
}

/** Fields of a source can contain the markup that CSL allows (CSL 1.0.2, "Rich text formatting"). */
const notInSources: readonly Markup[] = [
  entity,
  {
    pattern: /<\/?(?:[a-z][\w-]*:[\w-]+|br|div|em|font|inf|p|strong|u)(?:\s[^<>]*)?\/?>/i,
    name: 'a tag that CSL does not have',
    hint: 'Use only `<i>`, `<b>`, `<sup>` and `<sub>`, or plain text.',
  },
  {
    pattern: /<(?:I|B|SUP|SUB|SC|SPAN)>|<([ib]|sup|sub|sc)>(?![^]*<\/\1>)/,
    name: 'a tag in capital letters or without an end',
    hint: 'Write it in small letters, and end it, as in `<i>…</i>`.',
  },
]

const maybeMarkup = /&[#a-z]|<\/?[a-z]|\]\(|\*|\$/i

/** Plain-text fields contain no markup, because readers would see it as typed. */
export const fieldIsPlainText = defineRule({
  name: 'field-is-plain-text',
  holds: 'Plain-text fields contain no markup.',
  severity: 'warning',
  check: (checked) => {
    const ofRecords = checked.site?.mathematics === true ? [...notInRecords, formula] : notInRecords
    return recordsWithFields(checked).flatMap(({ record, schema, isSource }) =>
      textsOf(record.data, (value) => maybeMarkup.test(value))
        .filter(
          ({ path }) =>
            !path.some(
              (part) => skippedFields.has(String(part)) || /^(?:DOI|URL)$/.test(String(part)),
            ) &&
            !(isSource && ['remark', 'abstract'].includes(String(path[0]))) &&
            !isMarkdown(schema, path, record.data) &&
            !isMarkdownInShape(schema, path),
        )
        .flatMap(({ path, value }): Problem[] =>
          markupIn(value, isSource ? notInSources : ofRecords).map(
            ({ words, offset, name, hint }) => ({
              ...checked.pointAt(record, path, words, 2 + offset),
              message: `\`${words}\` is ${name}, which this field prints as typed.`,
              hint,
              record,
            }),
          ),
        ),
    )
  },
})

/**
 * Returns whether a field would be Markdown if a group around it were not written as a list, or a list not as a group, which
 * `record-has-its-shape` reports.
 */
function isMarkdownInShape(schema: z.ZodType, path: DataPath): boolean {
  const right = path.reduce<DataPath>((before, part) => {
    if (fieldAt(schema, [...before, part])) return [...before, part]
    return typeof part === 'number' ? before : [...before, 0, part]
  }, [])
  // The reply of a claimant is Markdown without citations.
  return right.join('.') === 'reply.text' || isMarkdown(schema, right)
}

/** Returns the markup in a value, the same words once. An end tag is left out: its start tag is reported. */
function markupIn(value: string, kinds: readonly Markup[]) {
  const found = kinds.flatMap(({ pattern, ...rest }) =>
    [...value.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(({ 0: words, index }) => ({
      ...rest,
      words,
      offset: index,
    })),
  )
  const byWords = new Map(found.map((each) => [each.words, each] as const).reverse())
  return [...byWords.values()]
    .filter(({ words }) => !words.startsWith('</') || !byWords.has(words.replace('/', '')))
    .sort((one, other) => one.offset - other.offset)
}

function recordsWithFields(validated: ValidatedPublication) {
  const of = (
    collection: keyof typeof kinds,
    records: Iterable<{
      record:
        | ValidatedPublication['articles'][number]['record']
        | NonNullable<ValidatedPublication['siteRecord']>
    }>,
  ) =>
    [...records].map(({ record }) => ({
      record,
      schema: kinds[collection].schema,
      isSource: collection === 'references',
    }))
  return [
    ...of('articles', validated.articles),
    ...of('pages', validated.pages),
    ...collections.flatMap((collection) => of(collection, validated[collection].values())),
    ...(validated.siteRecord ? of('site', [{ record: validated.siteRecord }]) : []),
  ]
}
