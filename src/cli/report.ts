import { stderr, stdout } from 'node:process'

import type { Issue } from '../integrity/issue.ts'
import type { RuleName } from '../integrity/rule-names.ts'

import { exitCodeOf, tally } from '../integrity/outcome.ts'
import { reporters, type Format } from '../integrity/reporters/index.ts'
import { count, type Sources } from '../integrity/reporters/terminal.ts'
import { counted } from '../shared/counted.ts'
import { isColored } from '../shared/stream.ts'

/** The report of a check, new or cached. */
export interface Found {
  /** In the order of files and lines. */
  issues: readonly Issue[]
  sources: Sources
  /** The number of files checked. */
  files: number
}

/** What to report, in which format, and how many warnings are allowed. */
export interface ReportOptions {
  /** `terminal` goes to standard error, the formats for machines go to standard output. */
  format: Format
  /** The rules that count; all of them if there are none. */
  only: readonly RuleName[]
  /** How many warnings are allowed. */
  maxWarnings: number
}

export const defaultReport: ReportOptions = { format: 'terminal', only: [], maxWarnings: Infinity }

/**
 * Prints the report of a check.
 *
 * @returns a summary, and whether the check passed
 */
export async function printReport(
  { issues: all, sources, files }: Found,
  { format, only, maxWarnings }: ReportOptions,
): Promise<{ summary: string; sound: boolean }> {
  const issues = only.length > 0 ? all.filter(({ rule }) => only.includes(rule)) : all
  const stream = format === 'terminal' ? stderr : stdout
  const report = await reporters[format](issues, {
    directory: process.cwd(),
    sources,
    color: isColored(stream),
    fold: only.length === 0,
  })
  stream.write(format === 'terminal' && report ? `\n${report}` : report)
  const sound = exitCodeOf(issues, { maxWarnings }) === 0
  if (issues.length === 0) {
    const nothing = only.length > 0 ? `nothing breaks ${only.join(', ')}` : 'no problems'
    return { summary: `${counted(files, 'file')}, ${nothing}`, sound }
  }
  const total = count(issues).slice(0, -1)
  const tooMany = tally(issues).warnings > maxWarnings
  return { summary: tooMany ? `${total}; ${allowed(maxWarnings)}` : total, sound }
}

function allowed(maxWarnings: number): string {
  return `--max-warnings allows ${maxWarnings === 0 ? 'none' : `${maxWarnings}`}`
}
