import type { Finding } from './schema.ts'

/** What a study says about a claim, in words. */
export const findingWords: Record<Finding, string> = {
  supports: 'Supports it',
  mixed: 'Mixed',
  inconclusive: 'Inconclusive',
  opposes: 'Speaks against it',
  harm: 'Shows harm',
}
