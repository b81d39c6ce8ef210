import type { SourceRecord } from '../../reading/record.ts'
import {
  type OwnMessages,
  type OwnWords,
  missingMessages,
  untranslatedMessages,
} from '../../messages/words.ts'
import { type Problem, defineRule } from '../rule.ts'

import { type Message, formMissing } from '../../messages/message.ts'
import { faultOfTag, languageName } from '../../shared/language.ts'

/** How many of the missing words a message names. */
const named = 3

/** The interface has words in the language of the publication, and those of its own are complete. */
export const languageHasWords = defineRule({
  name: 'language-has-words',
  holds: 'The words of the interface exist in the language of the publication.',
  severity: 'warning',
  check({ site, siteRecord, messages }) {
    if (!site || !siteRecord) return []
    const own = [...messages].flatMap(([tag, { record, data }]) =>
      data && !faultOfTag(tag)
        ? [...missingFrom(tag, record, site.messages), ...formsOf(tag, record, data)]
        : [],
    )
    const { language } = site
    if (faultOfTag(language) || messages.has(language)) return own
    const missing = missingMessages(language, site.messages)
    if (missing.length === 0) return own
    const place = siteRecord.placeOf(['language'])
    return [
      ...own,
      {
        place,
        message: `There are no words of the interface in ${nameOf(language)}, so pages show English ones, such as “Skip to main content”.`,
        hint: `Run \`npm run new messages -- --language ${language}\` and translate the file that it writes.`,
        length: language.length,
      },
    ]
  },
})

function missingFrom(
  tag: string,
  { place, placeOf }: SourceRecord,
  messages: OwnMessages | undefined,
): Problem[] {
  const missing = missingMessages(tag, messages)
  const untranslated = untranslatedMessages(tag, messages)
  const [first = ''] = untranslated
  const english = `so pages in ${nameOf(tag)} show English ones.`
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            place: { ...place, line: 1, column: 1 },
            message: `This file has no words for ${some(missing)}, ${english}`,
            hint: `Run \`npm run new messages -- --language ${tag}\` to add them in English, and translate them.`,
          },
        ]),
    ...(untranslated.length === 0
      ? []
      : [
          {
            place: placeOf(first.split('.'), 'name'),
            message: `The words of ${some(untranslated)} are still in English, ${english}`,
            hint: 'Translate them.',
            length: (first.split('.')[1] ?? '').length,
          },
        ]),
  ]
}

function some(ids: readonly string[]): string {
  const shown = ids.slice(0, named).map((id) => `\`${id}\``)
  return `${shown.join(', ')}${ids.length > named ? ' and others' : ''}`
}

/** Reports the forms that a language needs for some numbers. */
function formsOf(tag: string, record: SourceRecord, words: OwnWords): Problem[] {
  return Object.entries(words).flatMap(([group, messages]) =>
    Object.entries<Message | undefined>(messages ?? {}).flatMap(([name, message]) => {
      const form = message === undefined ? undefined : formMissing(message, tag)
      if (form === undefined) return []
      return [
        {
          place: record.placeOf([group, name], 'name'),
          message: `\`${group}.${name}\` has no form for \`${form}\`, which ${nameOf(tag)} has for some numbers.`,
          hint: `Add \`${form}: …\` beside \`other\`.`,
          length: name.length,
        },
      ]
    }),
  )
}

function nameOf(tag: string): string {
  const inEnglish = languageName(tag)
  return inEnglish === undefined ? `\`${tag}\`` : `${inEnglish} (\`${tag}\`)`
}
