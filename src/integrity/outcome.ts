/** What a check comes to. */

import type { Issue } from './issue.ts'

/** How many issues of each severity there are. */
export interface Tally {
  errors: number
  warnings: number
}

/** Counts issues by their severity. */
export function tally(issues: readonly Issue[]): Tally {
  const errors = issues.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: issues.length - errors }
}

/**
 * Decides what a command that found these issues exits with: 1 with an error, or with more warnings than are allowed.
 *
 * @param options.maxWarnings how many warnings are allowed; by default any number
 */
export function exitCodeOf(
  issues: readonly Issue[],
  { maxWarnings = Infinity }: { maxWarnings?: number } = {},
): 0 | 1 {
  const { errors, warnings } = tally(issues)
  return errors > 0 || warnings > maxWarnings ? 1 : 0
}
