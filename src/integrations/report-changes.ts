/** Reports what a change of the content in `npm run dev` has broken and fixed. */

import { relative } from 'node:path'

import type { Issue } from '../integrity/issue.ts'

import { reportToTerminal, type TerminalOptions } from '../integrity/reporters/terminal.ts'
import { grouped } from '../shared/counted.ts'

/** The most fixed problems that are named. */
const most = 5

/**
 * Writes the report after a change: every problem, and those that were fixed.
 *
 * @param before the problems before the change
 * @returns nothing if there are no problems and there were none
 */
export function reportChange(
  issues: readonly Issue[],
  before: readonly Issue[],
  options: TerminalOptions,
): string | undefined {
  if (issues.length === 0) return before.length > 0 ? '✓ All problems fixed.\n' : undefined
  const fixed = fixedIssues(issues, before)
  const lines = fixed
    .slice(0, most)
    .map(
      ({ message, place }) =>
        `✓ Fixed in ${relative(options.directory, place.file)}: ${withoutControls(message)}`,
    )
  const more = fixed.length > most ? [`✓ … and ${grouped(fixed.length - most)} more`] : []
  const news = [...lines, ...more].map((line) => `${line}\n`).join('')
  return `${reportToTerminal(issues, options)}${news === '' ? '' : `\n${news}`}`
}

/**
 * Returns the problems that are gone. A problem is known by its rule, file and message, because its line changes with the
 * lines above it; of several that are alike, as many are gone as there are fewer.
 */
export function fixedIssues(issues: readonly Issue[], before: readonly Issue[]): Issue[] {
  const identityOf = ({ rule, place, message }: Issue) => `${rule}\0${place.file}\0${message}`
  const left = new Map<string, number>()
  for (const issue of issues) left.set(identityOf(issue), (left.get(identityOf(issue)) ?? 0) + 1)
  return before.filter((issue) => {
    const identity = identityOf(issue)
    const number = left.get(identity) ?? 0
    left.set(identity, number - 1)
    return number <= 0
  })
}

/** Content must not control the terminal. */
function withoutControls(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
}
