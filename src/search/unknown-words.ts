/** What a word that the site does not have may be: the beginning of one, or two that are written as one. */

import type { Vocabulary, VocabularyWord } from './vocabulary.ts'

/** The shortest part of a word that may be two: “stemcells”. */
const shortestPart = 3

/** Returns phrases of two words of the site that a word may be. */
export async function divisionsOf(word: string, vocabulary: Vocabulary): Promise<string[]> {
  const cuts = Array.from(
    { length: Math.max(0, word.length - 2 * shortestPart + 1) },
    (_, at) => at + shortestPart,
  )
  const phrases = await Promise.all(
    cuts.map(async (cut) => {
      const parts = [word.slice(0, cut), word.slice(cut)]
      const known = await Promise.all(parts.map((part) => vocabulary.get(part)))
      return known.every((each) => each !== undefined) ? [parts.join(' ')] : []
    }),
  )
  return phrases.flat()
}

/** The fewest letters from which a word is completed. */
const fewestLetters = 3

/** How many words a beginning is completed to. */
const mostCompletions = 5

/** Returns the most frequent of these words that have a beginning. */
export function completions(beginning: string, words: readonly VocabularyWord[]): string[] {
  if (beginning.length < fewestLetters) return []
  return words
    .filter(({ word }) => word.startsWith(beginning))
    .sort((one, other) => other.pages - one.pages)
    .slice(0, mostCompletions)
    .map(({ word }) => word)
}
