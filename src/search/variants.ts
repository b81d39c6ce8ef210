/** Other ways to write a word. */

import type { Rewriting, SearchLanguage } from './languages/language.ts'
import { countLetters } from './words.ts'

/** The shortest word that has other spellings: shorter ones are too often other words. */
const shortest = 4

/** The shortest variant of a word: “ALS” is no plural of “al”. */
const shortestVariant = 3

/**
 * Returns other spellings of a word, and its plural or singular. Most of them are no words: look them up.
 *
 * @param word folded
 */
export function variantsOf(word: string, { spellings, plurals }: SearchLanguage): string[] {
  if (/\d/.test(word)) return []
  const respelled = countLetters(word) < shortest ? [] : rewritten(word, spellings)
  const all = [word, ...respelled].flatMap((each) => [each, ...rewritten(each, plurals)])
  return [...new Set(all)].filter((each) => each !== word && countLetters(each) >= shortestVariant)
}

/** Applies each rule at each place where it matches. */
function rewritten(word: string, rules: readonly Rewriting[]): string[] {
  return rules.flatMap(([pattern, ...replacements]) =>
    [...word.matchAll(new RegExp(pattern, 'gu'))].flatMap(({ 0: found, index }) =>
      replacements.map((each) => word.slice(0, index) + each + word.slice(index + found.length)),
    ),
  )
}
