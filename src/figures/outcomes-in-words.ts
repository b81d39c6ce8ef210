/** What a table of outcomes shows: the words of its rows, the columns that have any, and the notes below it. */

import type { Outcome } from '../claims/outcomes/schema.ts'
import type { Claim } from '../claims/schema.ts'
import type { Words } from '../messages/words.ts'

import { overallCertainty } from '../claims/outcomes/overall-certainty.ts'
import { certaintyInWords } from '../claims/certainty-in-words.ts'
import { type OutcomeInWords, outcomeInWords } from './outcome-words.ts'

type Noted = Pick<Claim, 'outcomes' | 'certainty' | 'certaintyNote' | 'evidence'>

/** A table of outcomes. */
export interface OutcomesInWords {
  rows: readonly { outcome: Outcome; said: OutcomeInWords }[]
  /** Whether any row has something in these columns. The others are left out; tables of scores have no relative effects. */
  shown: Record<'comparator' | 'treatment' | 'relative' | 'people' | 'certainty', boolean>
  /** How many of the sources of the verdict the numbers are from, unless they are from all: readers take a table for the whole. */
  coverage: string | undefined
  /** The notes below the table, each one or more sentences. One says which columns are missing. */
  notes: readonly string[]
}

/** Returns what the table of the outcomes of a claim shows. */
export function outcomesInWords(claim: Noted, words: Words): OutcomesInWords {
  const rows = (claim.outcomes ?? []).map((outcome) => ({
    outcome,
    said: outcomeInWords(outcome, words),
  }))
  const shown = {
    comparator: rows.some(({ said }) => said.comparator !== undefined),
    treatment: rows.some(({ said }) => said.treatment !== undefined),
    relative: rows.some(({ said }) => said.relative !== undefined),
    people: rows.some(({ outcome }) => (outcome.participants ?? outcome.studies) !== undefined),
    certainty: rows.some(({ outcome }) => outcome.certainty !== undefined),
  }
  const notes = notesOn(claim, { rows, shown }, words)
  return { rows, shown, coverage: coverageInWords(claim, words), notes }
}

function notesOn(
  claim: Noted,
  { rows, shown }: Pick<OutcomesInWords, 'rows' | 'shown'>,
  words: Words,
): string[] {
  const { say } = words
  const { certaintyNote } = claim
  const certainty = certaintyInWords(claim.certainty, words)
  const critical = overallCertainty(rows.map(({ outcome }) => outcome))
  const isUnlike = critical !== undefined && critical !== claim.certainty
  return [
    rows.some(({ outcome: { effect } }) => effect?.interval) && say('outcomes.intervalMeaning'),
    rows.some(({ said }) => said.isComputed) && say('outcomes.computed'),
    rows.some(({ outcome }) => differsFromItsMeans(outcome)) && say('outcomes.differs'),
    !shown.comparator && say('outcomes.noNumbers'),
    !shown.people && say('outcomes.noPeople'),
    !shown.certainty && say('outcomes.noCertainty', { certainty }),
    certaintyNote !== undefined &&
      say(isUnlike ? 'outcomes.certaintyNote' : 'outcomes.claimCertainty', {
        certainty,
        because: certaintyNote,
      }),
  ].filter((note) => typeof note === 'string')
}

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
