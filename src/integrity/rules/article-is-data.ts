import type { Check, Checked } from '../check.ts'
import type { Finding } from '../issue.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { markdownFields, replyFields } from '../fields.ts'
import { pointer } from '../pointer.ts'

/** Texts, and the Markdown fields of records, run nothing, load nothing from elsewhere and use only what is there for them. */
export const articleIsData: Check = (checked) => [...inTexts(checked), ...inFields(checked)]

function inTexts({ articles, pages }: Checked): Finding[] {
  return [...articles, ...pages].flatMap(({ record: { body, file }, refusals }) =>
    refusals.map(({ offset, raw, message, hint }) => ({
      rule: 'article-is-data' as const,
      place: placeOfOffset(file, body, offset),
      message,
      hint,
      length: raw.length,
    })),
  )
}

function inFields(checked: Checked): Finding[] {
  const pointAt = pointer(checked.publication.sources)
  return [...markdownFields(checked), ...replyFields(checked)].flatMap(
    ({ record, path, value, refusals }) =>
      refusals.map(({ raw, message, hint }) => ({
        rule: 'article-is-data' as const,
        // A folded value has other line breaks than the file.
        ...pointAt(record, path, raw, 2 + value.length),
        message,
        hint,
      })),
  )
}
