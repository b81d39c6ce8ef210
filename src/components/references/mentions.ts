/** The places that cite a source, as a reader looks for them. */

import type { CitingText, SourceMention } from '../publication.ts'

/** A sentence with the places in it that cite the source. */
export interface CitingSentence {
  sentence: string
  /** The identifiers of the places, in their order. */
  ids: readonly [string, ...string[]]
}

/** A text with the sentences of it that cite the source. */
export interface CitingGroup {
  text: CitingText
  sentences: CitingSentence[]
}

/** Groups places by text, and those in one sentence together. */
export function groupMentions(mentions: readonly SourceMention[]): CitingGroup[] {
  const groups = Map.groupBy(mentions, ({ text }) => `${text.target.to} ${text.target.id}`)
  return [...groups.values()].flatMap((places) => {
    const [first] = places
    if (!first) return []
    const sentences: CitingSentence[] = []
    for (const { id, sentence } of places) {
      const last = sentences.at(-1)
      if (last?.sentence === sentence) last.ids = [...last.ids, id]
      else sentences.push({ sentence, ids: [id] })
    }
    return [{ text: first.text, sentences }]
  })
}

/**
 * Says how often a source is cited.
 *
 * @example citedWords(mentions) // => 'Cited at 3 places in 2 checks'
 */
export function citedWords(mentions: readonly SourceMention[]): string {
  if (mentions.length === 0) return 'Not cited yet'
  const inTexts = (to: CitingText['target']['to'], one: string, several: string) => {
    const targets = mentions.filter(({ text }) => text.target.to === to)
    const count = new Set(targets.map(({ text }) => text.target.id)).size
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
  }
  const texts = [...inTexts('article', 'check', 'checks'), ...inTexts('page', 'page', 'pages')]
  const places = mentions.length === 1 ? 'at 1 place' : `at ${mentions.length} places`
  return `Cited ${places} in ${texts.join(' and ')}`
}
