/** The absolute risks of an outcome as a chart. */

import type { BarChart } from '../charts/schema.ts'
import type { Comparison, Outcome } from '../claims/outcomes/schema.ts'
import type { Words } from '../messages/words.ts'

import { countsOf } from '../claims/outcomes/absolute-risk.ts'
import { optionNames } from './outcome-words.ts'

/**
 * Returns the absolute risks of an outcome as bars: of so many people, how many with and without the treatment.
 *
 * @returns `undefined` if one of the two is neither known nor computable
 */
export function riskChart(
  outcome: Outcome,
  comparison: Comparison | undefined,
  words: Words,
): BarChart | undefined {
  const { comparator, treatment, per } = countsOf(outcome) ?? {}
  if (comparator === undefined || treatment === undefined || per === undefined) return undefined
  const people = words.say('outcomes.people', { count: per })
  // Labels of drawings are measured, so they have no marks.
  const names = optionNames(comparison, words.sayUnmarked)
  return {
    kind: 'bars',
    title: words.say('outcomes.riskChart', { outcome: outcome.name, people }),
    unit: people,
    rows: [
      { label: names.comparator, value: comparator },
      { label: names.treatment, value: treatment },
    ],
  }
}
