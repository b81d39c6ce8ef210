import type { Certainty, Finding } from './schema.ts'

/** What a study says about a claim, in words. */
export const findingWords: Record<Finding, string> = {
  supports: 'Supports it',
  mixed: 'Mixed',
  inconclusive: 'Inconclusive',
  opposes: 'Counts against it',
  harm: 'Shows harm',
}

/** How sure the evidence makes us: GRADE's four words, and ours for no evidence at all. */
export const certaintyNames: Record<Certainty, string> = {
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
  'very-low': 'Very low',
  none: 'None',
}
