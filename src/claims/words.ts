import type { Certainty, Finding } from './schema.ts'

/** What a study shows about a claim, in words. */
export const findingWords: Record<Finding, string> = {
  supports: 'Supports it',
  mixed: 'Mixed',
  inconclusive: 'Inconclusive',
  opposes: 'Counts against it',
  harm: 'Shows harm',
}

/** The levels of certainty: GRADE's four, and ours for no evidence at all. */
export const certaintyNames: Record<Certainty, string> = {
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
  'very-low': 'Very low',
  none: 'None',
}
