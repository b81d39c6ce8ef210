import { stderr } from 'node:process'

import type { Issue } from '../integrity/issue.ts'

import { reportToTerminal } from '../integrity/reporters/terminal.ts'

/**
 * Prints what is wrong.
 *
 * @returns whether the publication may be built
 */
export function printIssues(
  issues: readonly Issue[],
  sources: ReadonlyMap<string, string>,
): boolean {
  const color = stderr.isTTY && !process.env['NO_COLOR']
  const report = reportToTerminal(issues, { directory: process.cwd(), sources, color })
  if (report) console.error(`\n${report}`)
  return issues.every(({ severity }) => severity !== 'error')
}
