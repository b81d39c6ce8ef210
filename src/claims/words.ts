/** The values of closed lists in English: for authors, and where other programs rely on them. Readers get messages. */

import { en } from '../messages/en.ts'
import { type DesignKind, designKinds } from './design.ts'
import { type Certainty, type Finding, certainties, findings } from './scales.ts'

const { claims, designs } = en

/** What a study shows about a claim. */
export const findingWords = wordsOf<Finding, string>(findings, (each) => claims[`finding-${each}`])

/** The levels of certainty. */
export const certaintyNames = wordsOf<Certainty, string>(
  certainties,
  (each) => claims[`certainty-${each}`],
)

/** The kinds of study design. */
export const designWords = wordsOf<DesignKind, string>(designKinds, (each) => designs[each])

function wordsOf<Value extends string, Words>(
  values: readonly Value[],
  say: (value: Value) => Words,
): Record<Value, Words> {
  return Object.fromEntries(values.map((value) => [value, say(value)])) as Record<Value, Words>
}
