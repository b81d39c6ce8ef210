/** What a text may cite, told from its words alone: quick where most texts need no parsing, and good for broken ones. */

import { toNormalForm } from '../shared/normal-form.ts'
import { keyPattern } from '../citations/grammar.ts'

/** Every word behind an `@`: the keys that a text cites, and whatever else looks like one. */
export function mentionsIn(text: string): string[] {
  if (!text.includes('@')) return []
  return Array.from(text.matchAll(new RegExp(`@(${keyPattern})`, 'gu')), ([, word = '']) =>
    toNormalForm(word),
  )
}

/** Every word that could be a key. */
export function wordsIn(text: string): string[] {
  return toNormalForm(text).match(new RegExp(keyPattern, 'gu')) ?? []
}
