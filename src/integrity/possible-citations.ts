/** Finds possible citations without parsing, which is fast and works for texts that cannot be parsed. */

import { toNormalForm } from '../shared/normal-form.ts'
import { keyPattern } from '../citations/grammar.ts'

/** Returns every word after an `@`: the keys that a text cites, and everything that looks like one. */
export function mentionsIn(text: string): string[] {
  if (!text.includes('@')) return []
  return Array.from(text.matchAll(new RegExp(`@(${keyPattern})`, 'gu')), ([, word = '']) =>
    toNormalForm(word),
  )
}

/** Returns every word that could be a key. */
export function wordsIn(text: string): string[] {
  return toNormalForm(text).match(new RegExp(keyPattern, 'gu')) ?? []
}
