import type { Problem, RuleContext } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
/** A word that introduces a number, and what may stand between the two: `call me on`, `tel.:`. Cells are counted, too. */
const introduction = String.raw`(?<=\b(?:call|cell|mobile|phone|tel|telephone|whatsapp)\b(?:[\s.:]|\b(?:at|by|is|me|my|no|nr|number|on|or|text|to|us|via)\b){0,9})`
/** Thousands in groups, or a round number, before the word for what is counted: `mobile 2 000 000 users`. */
const quantity = String.raw`(?!(?:\d{1,3}(?:[ ,.]\d{3})+|\d+000)\s+\p{L}{3})`
/** A number with a country code, or one that a word introduces; other rows of digits may be anything. */
const phone = new RegExp(
  String.raw`(?<![\p{L}\p{N}+/=.-])(?:\+\d{1,3}[\s(.-]*(?:\d[\s().-]*){7,12}(?<=\d)|${introduction}${quantity}\(?\d(?:[\s().-]*\d){6,12})(?!\d)`,
  'giu',
)

/** No response shows how to reach its reader at home, unless they wrote an e-mail address into the text themselves. */
export const responseKeepsPrivacy = defineRule({
  name: 'response-keeps-privacy',
  holds: 'No response shows the address or telephone number of its reader.',
  severity: 'error',
  check,
})

function check({ responses, publication }: RuleContext): Problem[] {
  const pointAt = pointer(publication.sources)
  return [...responses.values()].flatMap(({ record, data }): Problem[] => {
    if (!data) return []
    const inFields = (['name', 'affiliation'] as const).flatMap((field): Problem[] => {
      const value = data[field] ?? ''
      const words = email.exec(value)?.[0] ?? value.match(phone)?.[0]
      if (words === undefined) return []
      return [
        {
          ...pointAt(record, [field], words),
          message: `\`${field}\` shows \`${words}\`, by which anybody can reach this reader.`,
          hint: 'Write the name alone, as the reader gave it.',
          record,
        },
      ]
    })
    const inText = [...record.body.matchAll(phone)].map(({ 0: found, index }): Problem => {
      const words = found.trimEnd()
      return {
        place: placeOfOffset(record.file, record.body, index),
        message: `\`${words}\` looks like a telephone number, by which anybody can reach this reader.`,
        hint: 'Leave it out, and say in the text that you did: `[telephone number]`.',
        length: words.length,
        record,
      }
    })
    return [...inFields, ...inText]
  })
}
