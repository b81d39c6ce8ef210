/** What a word that the site does not have may be: the beginning or another form of one, or two that are written as one. */

import type { Vocabulary, VocabularyWord } from './vocabulary.ts'
import { countLetters } from './words.ts'

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
  if (countLetters(beginning) < fewestLetters) return []
  return words
    .filter(({ word }) => word.startsWith(beginning))
    .sort((one, other) => other.pages - one.pages)
    .slice(0, mostCompletions)
    .map(({ word }) => word)
}

/** How many other forms a word is looked up as. */
const mostForms = 30

/** Scripts whose languages write articles, prepositions and conjunctions as a part of the next word. */
export const hasPrefixes = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/** Syllables of Korean. Two of them are a noun that may be anywhere in a compound; one is in too many other words. */
const isKorean = /^\p{Script=Hangul}+$/u

/**
 * Returns the words of the site that may be other forms of a word, the most frequent first: with a prefix, with another ending or in a
 * compound. They are not certain, so readers are shown them.
 *
 * @param word folded
 */
export async function otherForms(word: string, vocabulary: Vocabulary): Promise<VocabularyWord[]> {
  if (countLetters(word) < fewestLetters) return []
  const isWanted = isKorean.test(word) ? isInCompound : isInflected
  const isBeginning = !isKorean.test(word) && !hasPrefixes.test(word)
  const words = await (isBeginning ? vocabulary.near(word) : vocabulary.all(word))
  return words
    .filter((other) => isWanted(other.word, word))
    .sort((one, other) => other.pages - one.pages)
    .slice(0, mostForms)
}

function isInCompound(other: string, word: string): boolean {
  return word.length > 1 && other.includes(word)
}

/** Returns whether a word may be another one with a prefix or another ending: longer ones than most languages have are other words. */
function isInflected(other: string, word: string): boolean {
  const isShort = word.length === fewestLetters
  const at = other.indexOf(word)
  if (at > 0 && !hasPrefixes.test(word)) return false
  if (at >= 0)
    return at <= (isShort ? 2 : 3) && other.length - at - word.length <= (isShort ? 2 : 4)
  const same = Math.max(4, word.length - 2)
  return other.startsWith(word.slice(0, same)) && word.length > same && other.length <= same + 4
}
