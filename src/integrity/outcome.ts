/** The result of a check: the number of issues, and the exit code. */

import type { Issue } from './issue.ts'

/** The number of issues of each severity. */
export interface Tally {
  errors: number
  warnings: number
}

/** Counts issues by severity. */
export function tally(issues: readonly Issue[]): Tally {
  const errors = issues.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: issues.length - errors }
}

/**
 * Returns the exit code of a command that found these issues: 1 if there is an error, or more warnings than allowed.
 *
 * @param options.maxWarnings how many warnings are allowed; the default is any number
 */
export function exitCodeOf(
  issues: readonly Issue[],
  { maxWarnings = Infinity }: { maxWarnings?: number } = {},
): 0 | 1 {
  const { errors, warnings } = tally(issues)
  return errors > 0 || warnings > maxWarnings ? 1 : 0
}
