import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'
import { isMarkdown, kinds } from '../../publication/schemas.ts'
import type { ValidatedPublication } from '../../publication/validated.ts'
import { collections, textsOf } from '../fields.ts'
import { unread } from '../own-words.ts'
import { pointer } from '../pointer.ts'

/** Markup that a field prints as it is typed. */
interface Markup {
  pattern: RegExp
  name: string
  hint: string
}

const entity: Markup = {
  pattern: /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,7});/i,
  name: 'an entity of HTML',
  hint: 'Type the character itself.',
}

const inOwnFields: readonly Markup[] = [
  entity,
  {
    pattern:
      /<\/?(?:a|b|blockquote|br|code|div|em|font|h[1-6]|i|img|li|ol|p|script|small|span|strong|style|su[bp]|u|ul)(?:\s[^<>]*)?\/?>/i,
    name: 'a tag of HTML',
    hint: 'Write plain words: this field has no markup.',
  },
  {
    pattern: /!?\[[^\][]+\]\([^()\s]+\)/,
    name: 'a link of Markdown',
    hint: 'Write plain words: this field has no links.',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}*\\])(\*{1,2})(?=[\p{L}\p{N}“"])[^*\n]*[\p{L}\p{N}.!?”"]\1(?![\p{L}\p{N}*])/u,
    name: 'Markdown',
    hint: 'Remove the asterisks: this field has no emphasis.',
  },
]

/** A source may have the markup that CSL allows in its fields (CSL 1.0.2, "Rich text formatting"). */
const inSources: readonly Markup[] = [
  entity,
  {
    pattern: /<\/?(?:[a-z][\w-]*:[\w-]+|br|div|em|font|inf|p|strong|u)(?:\s[^<>]*)?\/?>/i,
    name: 'a tag that is not one of CSL',
    hint: 'Use `<i>`, `<b>`, `<sup>` and `<sub>`, or plain words.',
  },
]

const sign = /&[#a-z]|<\/?[a-z]|\]\(|\*/i

/** Fields of plain text hold no markup: readers would see it as it is typed. */
export const fieldIsPlainText = defineRule({
  name: 'field-is-plain-text',
  holds: 'A field of plain text holds no markup.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  return recordsWithFields(checked).flatMap(({ record, schema, isSource }) =>
    textsOf(record.data, (value) => sign.test(value))
      .filter(
        ({ path }) =>
          !path.some((part) => unread.has(String(part)) || /^(?:DOI|URL)$/.test(String(part))) &&
          !(isSource && ['remark', 'abstract'].includes(String(path[0]))) &&
          !isMarkdown(schema, path),
      )
      .flatMap(({ path, value }): Problem[] => {
        const found = firstMarkup(value, isSource ? inSources : inOwnFields)
        if (!found) return []
        const { words, offset, name, hint } = found
        return [
          {
            ...pointAt(record, path, words, 2 + offset),
            message: `\`${words}\` is ${name}, and readers see it as it is typed.`,
            hint,
            record,
          },
        ]
      }),
  )
}

function firstMarkup(value: string, kinds: readonly Markup[]) {
  for (const { pattern, ...rest } of kinds) {
    const match = pattern.exec(value)
    if (match) return { ...rest, words: match[0], offset: match.index }
  }
  return undefined
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
