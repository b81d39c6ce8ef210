/** What a text may cite, told from its words alone: quick where most texts need no parsing, and good for broken ones. */

/** A citation key as `citations/grammar.ts` has it. */
const key = String.raw`[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*`

/** Every word behind an `@`: the keys that a text cites, and whatever else looks like one. */
export function mentionsIn(text: string): string[] {
  if (!text.includes('@')) return []
  return Array.from(text.matchAll(new RegExp(`@(${key})`, 'gu')), ([, word = '']) => word)
}

/** Every word that could be a key. */
export function wordsIn(text: string): string[] {
  return text.match(new RegExp(key, 'gu')) ?? []
}
