/** What a reader has to know of a table of outcomes besides its cells: the notes below it. */

import type { Claim } from '../claims/schema.ts'
import type { Words } from '../messages/words.ts'

import { certaintyInWords } from '../claims/certainty-in-words.ts'
import { outcomeInWords } from './outcome-words.ts'

type Noted = Pick<Claim, 'outcomes' | 'certainty' | 'certaintyNote' | 'evidence'>

/**
 * Returns the notes below the table of outcomes of a claim, each one or more sentences.
 *
 * Columns that would be empty in every row are left out of the table, so a note says so. Readers take the table for the
 * whole answer, so a note says how many of the sources of the verdict its numbers are from.
 */
export function outcomeNotes(claim: Noted, words: Words): string[] {
  const { say } = words
  const { outcomes = [], certaintyNote } = claim
  const said = outcomes.map((outcome) => outcomeInWords(outcome, words))
  return [
    outcomes.some(({ effect }) => effect?.interval !== undefined) &&
      say('outcomes.intervalMeaning'),
    said.some(({ isComputed }) => isComputed) && say('outcomes.computed'),
    outcomes.some(differsFromItsMeans) && say('outcomes.differs'),
    !said.some(hasNumbers) && say('outcomes.noNumbers'),
    outcomes.every(({ certainty }) => certainty === undefined) &&
      say('outcomes.noCertainty', { certainty: certaintyInWords(claim.certainty, words) }),
    coverageInWords(claim, words),
    certaintyNote !== undefined &&
      say('outcomes.because', { reason: say('outcomes.certaintyNote'), because: certaintyNote }),
  ].filter((note) => typeof note === 'string')
}

/** Whether a row has something in the two columns of the options. */
export function hasNumbers({ comparator, treatment }: ReturnType<typeof outcomeInWords>): boolean {
  return comparator !== undefined || treatment !== undefined
}

type Outcome = NonNullable<Claim['outcomes']>[number]

/** Whether the reported difference is another number than that between the two means, as readers would compute it. */
function differsFromItsMeans({ means, effect }: Outcome): boolean {
  if (means?.treatment === undefined || effect?.measure !== 'mean-difference') return false
  return Math.abs(means.treatment - means.comparator - effect.estimate) > 1e-9
}

/** Says how many of the studies on which the verdict is based are sources of the outcomes, if not all of them are. */
function coverageInWords({ outcomes = [], evidence }: Noted, words: Words): string | undefined {
  const sources = new Set(
    outcomes.flatMap(({ sources, results = [] }) => [
      ...sources,
      ...results.map(({ reference }) => reference),
    ]),
  )
  const studies = new Set(evidence.map(({ reference }) => reference))
  const covered = [...studies].filter((study) => sources.has(study)).length
  if (covered === studies.size) return undefined
  return words.say('outcomes.coverage', { covered, all: studies.size })
}
