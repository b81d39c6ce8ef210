import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { markdownFields, replyFields } from '../field-texts.ts'

/** Texts and Markdown fields run no code, load nothing from other sites and use only known components and elements. */
export const articleIsData = defineRule({
  name: 'article-is-data',
  holds: 'Articles, pages and Markdown fields contain text and known components, and no code.',
  severity: 'error',
  fixed: true,
  checkText: ({ record: { body, file }, found: { refusals } }) =>
    refusals.map(({ offset, raw, message, hint }) => ({
      place: placeOfOffset(file, body, offset),
      message,
      hint,
      length: raw.length,
    })),
  check: inFields,
})

function inFields(checked: RuleContext): Problem[] {
  return [...markdownFields(checked), ...replyFields(checked)].flatMap(
    ({ record, path, value, refusals }) =>
      refusals.map(({ raw, message, hint }) => ({
        // A folded YAML value has fewer line breaks than the file, so the place is searched for in all of it.
        ...checked.pointAt(record, path, raw, 2 + value.length),
        message,
        hint,
      })),
  )
}
