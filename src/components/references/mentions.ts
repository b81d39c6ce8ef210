/** The places that cite a source, grouped for readers. */

import type { CitingText, SourceMention } from '../../publication/published.ts'

/** A sentence, and the places in it that cite the source. */
export interface CitingSentence {
  sentence: string
  /** The `id`s of the places, in order. */
  ids: readonly [string, ...string[]]
}

/** A text, and its sentences that cite the source. */
export interface CitingGroup {
  text: CitingText
  sentences: CitingSentence[]
}

/** Groups places by text and sentence. */
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
 * Describes how often a source is cited.
 *
 * @example citedWords(mentions) // => 'Cited 3 times in 2 fact-checks'
 */
export function citedWords(mentions: readonly SourceMention[]): string {
  if (mentions.length === 0) return 'Not cited yet'
  const inTexts = (to: CitingText['target']['to'], one: string, several: string) => {
    const targets = mentions.filter(({ text }) => text.target.to === to)
    const count = new Set(targets.map(({ text }) => text.target.id)).size
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
  }
  const texts = [
    ...inTexts('article', 'fact-check', 'fact-checks'),
    ...inTexts('page', 'page', 'pages'),
  ]
  const times = mentions.length === 1 ? 'once' : `${mentions.length} times`
  return `Cited ${times} in ${texts.join(' and ')}`
}
