import { type Problem, defineRule } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
/** A word that introduces a number, and the words allowed between them: `call me on`, `tel.:`. */
const introduction = String.raw`(?<=\b(?:call|cell|mobile|phone|tel|telephone|whatsapp)\b(?:[\s.:]|\b(?:at|by|is|me|my|no|nr|number|on|or|text|to|us|via)\b){0,9})`
/** A quantity, in groups of thousands or rounded, followed by a word: `mobile 2 000 000 users`. */
const quantity = String.raw`(?!(?:\d{1,3}(?:[ ,.]\d{3})+|\d+000)\s+\p{L}{3})`
/** A number with a country code, or one that a word introduces. Other digits may be anything. */
const phone = new RegExp(
  String.raw`(?<![\p{L}\p{N}+/=.-])(?:\+\d{1,3}[\s(.-]*(?:\d[\s().-]*){7,12}(?<=\d)|${introduction}${quantity}\(?\d(?:[\s().-]*\d){6,12})(?!\d)`,
  'giu',
)

/** Responses show no contact details of their readers, except an email address that the reader wrote in the text. */
export const responseKeepsPrivacy = defineRule({
  name: 'response-keeps-privacy',
  holds: 'No response shows the email address or telephone number of the reader who wrote it.',
  severity: 'error',
  check: ({ responses, pointAt }) =>
    [...responses.values()].flatMap(({ record, data }): Problem[] => {
      if (!data) return []
      const inFields = (['name', 'affiliation'] as const).flatMap((field): Problem | [] => {
        const value = data[field] ?? ''
        const words = email.exec(value)?.[0] ?? value.match(phone)?.[0]
        if (words === undefined) return []
        return {
          ...pointAt(record, [field], words),
          message: `\`${field}\` contains \`${words}\`, which is private.`,
          hint: 'Remove it from this field.',
          record,
        }
      })
      const inText = [...record.body.matchAll(phone)].map(({ 0: found, index }): Problem => {
        const words = found.trimEnd()
        return {
          place: placeOfOffset(record.file, record.body, index),
          message: `\`${words}\` looks like a telephone number, which is private.`,
          hint: 'Replace it with a note, such as `[telephone number]`.',
          length: words.length,
          record,
        }
      })
      return [...inFields, ...inText]
    }),
})
