/** How a source is used: the places that cite it, grouped for readers, and everything else in words. */

import type { Citer } from '../../publication/cited.ts'
import type { CitingText, SourceMention } from '../../publication/published.ts'
import type { Words } from '../../messages/words.ts'

/** A sentence, and the places in it that cite the source. */
export interface CitingSentence {
  sentence: string
  /** The `id`s of the places, in order. */
  ids: readonly [string, ...string[]]
  /** Whether it is the name of a study in a table of evidence. */
  inEvidence?: true
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
    for (const { id, sentence, inEvidence } of places) {
      const last = sentences.at(-1)
      if (last?.sentence === sentence && last.inEvidence === inEvidence)
        last.ids = [...last.ids, id]
      else sentences.push({ sentence, ids: [id], ...(inEvidence && { inEvidence }) })
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
 * @param words of the page
 * @example usesInWords(mentions, citers, rated, words) // => ['Cited 3 times in 2 fact-checks', 'Evidence for 1 verdict']
 */
export function usesInWords(
  mentions: readonly SourceMention[],
  citers: readonly Citer[],
  rated: (claim: string) => boolean,
  words: Words,
): string[] {
  if (citers.length === 0) return [words.say('references.notCited')]
  const isMentioned = ({ as, id }: Citer) =>
    mentions.some(({ text: { target } }) => target.to === as && target.id === id)
  const count = (as: Citer['as'], counts: (citer: Citer) => boolean = () => true) =>
    citers.filter((citer) => citer.as === as && counts(citer)).length
  const isRated = ({ id }: Citer) => rated(id)
  const uses = [
    ['references.listedInFactChecks', count('article', (each) => !isMentioned(each))],
    ['references.evidenceForVerdicts', count('evidence', isRated)],
    ['references.evidenceForClaims', count('evidence', (each) => !isRated(each))],
    ['references.citedInOutcomes', count('outcomes')],
    ['references.citedInNotes', count('claim')],
    ['references.citedInTimelines', count('chart')],
    ['references.noticeAboutSources', count('notice')],
  ] as const
  return [
    ...(mentions.length > 0 ? [citedInWords(mentions, words)] : []),
    ...uses.flatMap(([message, times]) =>
      times === 0 ? [] : words.say(message, { count: times }),
    ),
  ]
}

function citedInWords(mentions: readonly SourceMention[], words: Words): string {
  const countTexts = (to: CitingText['target']['to']) =>
    new Set(mentions.flatMap(({ text: { target } }) => (target.to === to ? target.id : []))).size
  const kinds = [
    ['references.factChecks', countTexts('article')],
    ['references.pages', countTexts('page')],
  ] as const
  const texts = kinds.flatMap(([message, count]) =>
    count === 0 ? [] : words.say(message, { count }),
  )
  return words.say('references.citedTimes', { count: mentions.length, texts: words.list(texts) })
}
