import type { Problem, RuleContext } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { markdownFields, replyFields } from '../fields.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/** Texts, and the Markdown fields of records, run nothing, load nothing from elsewhere and use only what is there for them. */
export const articleIsData = defineRule({
  name: 'article-is-data',
  holds: 'Articles, pages and Markdown fields are text, components and data; they run nothing.',
  severity: 'error',
  fixed: true,
  check,
})

function check(checked: RuleContext): Problem[] {
  return [...inTexts(checked), ...inFields(checked)]
}

function inTexts({ articles, pages }: RuleContext): Problem[] {
  return [...articles, ...pages].flatMap(({ record: { body, file }, refusals }) =>
    refusals.map(({ offset, raw, message, hint }) => ({
      place: placeOfOffset(file, body, offset),
      message,
      hint,
      length: raw.length,
    })),
  )
}

function inFields(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  return [...markdownFields(checked), ...replyFields(checked)].flatMap(
    ({ record, path, value, refusals }) =>
      refusals.map(({ raw, message, hint }) => ({
        // A folded value has other line breaks than the file.
        ...pointAt(record, path, raw, 2 + value.length),
        message,
        hint,
      })),
  )
}
