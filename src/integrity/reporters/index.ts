/** The formats of a report. Each reporter is a pure function from issues, in the order of files and lines, to text. */

import type { Issue } from '../issue.ts'
import { type TerminalOptions, reportToTerminal } from './terminal.ts'

import { reportToGitHub } from './github.ts'
import { reportToJson } from './json.ts'
import { reportToSarif } from './sarif.ts'

/** The reporter of each format. */
export const reporters = {
  terminal: reportToTerminal,
  github: reportToGitHub,
  sarif: reportToSarif,
  json: reportToJson,
} satisfies Record<string, (issues: readonly Issue[], options: TerminalOptions) => string>

export type Format = keyof typeof reporters
