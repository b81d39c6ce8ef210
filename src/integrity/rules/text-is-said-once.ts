import type { SourceText } from '../../publication/source.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { normalizedWords } from '../normalized-words.ts'
import { firstLine, wordsOf } from '../nodes.ts'
import { ownWords } from '../own-words.ts'
import { defineRule } from '../rule.ts'

/** English words that never stand twice in a row, unlike "that that", "had had" and "what it was was". */
const doubled =
  /(?<![\p{L}\p{N}'’-])(the|an|and|but|by|for|from|not|of|to|we|with)([ \t]+|[ \t]*\r?\n[ \t]*)(?:\1)(?![\p{L}\p{N}'’-])/giu

const sign = new RegExp(doubled.source, 'iu')

/** Paragraphs of fewer words may stand twice on purpose. */
const fewestWords = 12

/** No word, source or paragraph of a text stands twice where once is meant. */
export const textIsSaidOnce = defineRule({
  name: 'text-is-said-once',
  holds: 'No word, source or paragraph stands twice where once is meant.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  return [
    ...(isEnglish(checked.site?.language)
      ? ownWords(checked, sign, { quotations: false })
      : []
    ).flatMap(({ record, text, where }) =>
      [...text.matchAll(doubled)]
        // "The the": the second of two is never a name.
        .filter(([words]) => /\s\p{Ll}+$/u.test(words))
        .map(({ 0: words, index }): Problem => ({
          ...where(words, index),
          message: `\`${words.replace(/\s+/g, ' ')}\` is one word twice.`,
          hint: 'Remove one of the two.',
          record,
        })),
    ),
    ...[...checked.articles, ...checked.pages].flatMap(({ record, cited }) => [
      ...cited.citations.flatMap(({ citation: { items }, offset }): Problem[] => {
        const keys = items.filter(({ suffix }) => !suffix?.trim()).map(({ key }) => key)
        const twice = keys.find((key, index) => keys.indexOf(key) < index)
        if (twice === undefined) return []
        const first = record.body.indexOf(`@${twice}`, offset)
        const second = record.body.indexOf(`@${twice}`, first + 1)
        return [
          {
            place: placeOfOffset(record.file, record.body, Math.max(offset, second)),
            message: `\`@${twice}\` stands twice in this citation.`,
            hint: 'Remove one of the two, or cite the other source that you had in mind.',
            length: twice.length + 1,
            record,
          },
        ]
      }),
      ...paragraphsTwice(record),
    ]),
  ]
}

function isEnglish(language = 'en'): boolean {
  return /^en\b/i.test(language)
}

/** Paragraphs within quotations, lists and components may repeat what the text says. */
function paragraphsTwice(record: SourceText): Problem[] {
  const seen = new Map<string, number>()
  return (record.tree?.children ?? []).flatMap((node): Problem[] => {
    if (node.type !== 'paragraph') return []
    const words = normalizedWords(wordsOf(node))
    if (words.split(' ', fewestWords).length < fewestWords) return []
    const { line, place } = firstLine(record, node)
    const earlier = seen.get(words)
    seen.set(words, earlier ?? place.line)
    if (earlier === undefined) return []
    return [
      {
        place,
        message: `This paragraph stands in line ${earlier} already.`,
        hint: 'Remove one of the two.',
        length: line.split(' ', 6).join(' ').length,
      },
    ]
  })
}
