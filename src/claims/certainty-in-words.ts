import type { Words } from '../messages/words.ts'
import type { Certainty } from './scales.ts'

/** Returns a certainty in words that need no label: “Low certainty”. */
export function certaintyInWords(certainty: Certainty, words: Words): string {
  if (certainty === 'none') return words.say('claims.meaning-none')
  return words.say('claims.certaintyInBrief', { level: words.say(`claims.certainty-${certainty}`) })
}

/** Returns a certainty as a sentence: “Certainty of the evidence: Low.” */
export function certaintySentence(certainty: Certainty, words: Words): string {
  return words.say('feeds.certainty', { level: words.say(`claims.certainty-${certainty}`) })
}
