/** The citations in Markdown fields of records. Each field is parsed once, however often it is asked for. */

import type { Extracted } from './citation-node.ts'

import { extractFromMarkdown } from './extract.ts'
import { type KeyAnswers, recordAnswers, repeatsAnswers } from './keys.ts'

/** What was found in fields, by their Markdown, and the words about which it had to be known whether they are keys. */
const known = new Map<string, { extracted: Extracted; answers: KeyAnswers }>()

/**
 * Returns a function that extracts the citations of a field. Nobody may change what it returns.
 *
 * @param isKey returns whether a bare `@word` is a citation
 */
export function fieldCitations(isKey: (word: string) => boolean): (markdown: string) => Extracted {
  return (markdown) => {
    const before = known.get(markdown)
    if (before && repeatsAnswers(before.answers, isKey)) return before.extracted
    const recorded = recordAnswers(isKey)
    const extracted = extractFromMarkdown(markdown, recorded.isKey)
    known.set(markdown, { extracted, answers: recorded.answers })
    return extracted
  }
}
