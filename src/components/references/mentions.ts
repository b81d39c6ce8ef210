/** How a source is used: the places that cite it, grouped for readers, and everything else in words. */

import type { Citer } from '../../publication/cited.ts'
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
 * Describes how a source is used, one phrase for each kind of use.
 *
 * @param mentions the places in texts that cite it
 * @param citers everything that cites it
 * @param rated returns whether a claim has a verdict
 * @example usesInWords(mentions, citers, rated) // => ['Cited 3 times in 2 fact-checks', 'Evidence for 1 verdict']
 */
export function usesInWords(
  mentions: readonly SourceMention[],
  citers: readonly Citer[],
  rated: (claim: string) => boolean,
): string[] {
  if (citers.length === 0) return ['Not cited yet']
  const isMentioned = ({ as, id }: Citer) =>
    mentions.some(({ text: { target } }) => target.to === as && target.id === id)
  const count = (as: Citer['as'], counts: (citer: Citer) => boolean = () => true) =>
    citers.filter((citer) => citer.as === as && counts(citer)).length
  const isRated = ({ id }: Citer) => rated(id)
  return [
    ...(mentions.length > 0 ? [citedWords(mentions)] : []),
    ...phrase(
      count('article', (each) => !isMentioned(each)),
      'Listed without a citation in # fact-check',
    ),
    ...phrase(count('evidence', isRated), 'Evidence for # verdict'),
    ...phrase(
      count('evidence', (each) => !isRated(each)),
      'Evidence recorded for # claim',
      ' without a verdict',
    ),
    ...phrase(count('claim'), 'Cited in notes on # claim'),
    ...phrase(count('chart'), 'Cited in # timeline'),
    ...phrase(count('notice'), 'Notice about # source'),
  ]
}

function phrase(count: number, words: string, end = ''): string[] {
  return count === 0 ? [] : [`${words.replace('#', String(count))}${count === 1 ? '' : 's'}${end}`]
}

function citedWords(mentions: readonly SourceMention[]): string {
  const inTexts = (to: CitingText['target']['to'], noun: string) => {
    const targets = mentions.filter(({ text }) => text.target.to === to)
    return phrase(new Set(targets.map(({ text }) => text.target.id)).size, `# ${noun}`)
  }
  const texts = [...inTexts('article', 'fact-check'), ...inTexts('page', 'page')]
  const times = mentions.length === 1 ? 'once' : `${mentions.length} times`
  return `Cited ${times} in ${texts.join(' and ')}`
}
