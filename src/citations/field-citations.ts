/** The citations in Markdown fields of records. Each field is parsed once, however often it is asked for. */

import type { Root } from 'mdast'

import type { Extracted } from './citation-node.ts'

import { extractCitations } from './extract.ts'
import { type KeyAnswers, recordAnswers, repeatsAnswers } from './keys.ts'
import { parseField } from './record-markdown.ts'

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
    return extractFromField(parseField(markdown), markdown, isKey)
  }
}

/**
 * Extracts the citations of a field and replaces them in its tree, so that they need not be found again.
 *
 * @param tree the tree of the field, which is changed
 */
export function extractFromField(
  tree: Root,
  markdown: string,
  isKey: (word: string) => boolean,
): Extracted {
  const recorded = recordAnswers(isKey)
  const extracted = extractCitations(tree, markdown, recorded.isKey)
  known.set(markdown, { extracted, answers: recorded.answers })
  return extracted
}
