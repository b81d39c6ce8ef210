import type { SourceText } from '../../publication/source.ts'
import type { CheckedText } from '../text.ts'
import { type Problem, defineRule } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { normalizedStatement, normalizedWords } from '../normalized-words.ts'
import { firstLine, wordsOf } from '../nodes.ts'
import { type OwnWords, ownWordsInRecords, ownWordsInText } from '../own-words.ts'

/** English words that are never correct twice in a row, unlike "that that", "had had" and "what it was was". */
const doubled =
  /(?<![\p{L}\p{N}'’-])(the|an|and|but|by|for|from|not|of|to|we|with)([ \t]+|[ \t]*\r?\n[ \t]*)(?:\1)(?![\p{L}\p{N}'’-])/giu

const search = { pattern: new RegExp(doubled.source, 'iu'), quotations: false }

/** Paragraphs of fewer words may be repeated on purpose. */
const minWords = 12

export const textIsSaidOnce = defineRule({
  name: 'text-is-said-once',
  holds: 'No word, source or paragraph is repeated by mistake.',
  severity: 'warning',
  checkText: (text, { site, pointAt }) => [
    ...(isEnglish(site?.language)
      ? ownWordsInText(text, pointAt, search).flatMap(repeatedWords)
      : []),
    ...repeatedSources(text),
    ...repeatedParagraphs(text.record),
  ],
  check: (checked) =>
    isEnglish(checked.site?.language)
      ? ownWordsInRecords(checked, search).flatMap(repeatedWords)
      : [],
})

function repeatedWords({ record, text, where }: OwnWords): Problem[] {
  return (
    [...text.matchAll(doubled)]
      // The second word has to be in lower case: with a capital it may be a name.
      .filter(([words]) => /\s\p{Ll}+$/u.test(words))
      .map(({ 0: words, index }): Problem => ({
        ...where(words, index),
        message: `\`${words.replace(/\s+/g, ' ')}\` is the same word twice.`,
        hint: 'Remove one of them.',
        record,
      }))
  )
}

/** Reports sources that occur twice in one citation. */
function repeatedSources({ record, found }: CheckedText): Problem[] {
  return found.cited.citations.flatMap(({ citation: { items }, offset }): Problem | [] => {
    const keys = items.filter(({ suffix }) => !suffix?.trim()).map(({ key }) => key)
    const twice = keys.find((key, index) => keys.indexOf(key) < index)
    if (twice === undefined) return []
    const first = record.body.indexOf(`@${twice}`, offset)
    const second = record.body.indexOf(`@${twice}`, first + 1)
    return {
      place: placeOfOffset(record.file, record.body, Math.max(offset, second)),
      message: `\`@${twice}\` occurs twice in this citation.`,
      hint: 'Remove one of them, or change it to another source.',
      length: twice.length + 1,
      record,
    }
  })
}

function isEnglish(language = 'en'): boolean {
  return /^en\b/i.test(language)
}

/** Reports repeated paragraphs, except in quotations, lists and components, which may repeat the text. */
function repeatedParagraphs(record: SourceText): Problem[] {
  const seen = new Map<string, number>()
  return (record.tree?.children ?? []).flatMap((node): Problem | [] => {
    if (node.type !== 'paragraph') return []
    const text = wordsOf(node)
    if (normalizedWords(text).split(' ', minWords).length < minWords) return []
    const words = normalizedStatement(text)
    const { line, place } = firstLine(record, node)
    const earlier = seen.get(words)
    seen.set(words, earlier ?? place.line)
    if (earlier === undefined) return []
    return {
      place,
      message: `This paragraph is the same as the one in line ${earlier}.`,
      hint: 'Remove one of them.',
      length: line.split(' ', 6).join(' ').length,
    }
  })
}
