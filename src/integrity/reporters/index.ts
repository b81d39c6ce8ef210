/** The formats of a report. Each reporter is a pure function from issues, in the order of files and lines, to text. */

import type { Issue } from '../issue.ts'
import { type TerminalOptions, reportToTerminal } from './terminal.ts'

import { reportToGitHub } from './github.ts'
import { reportToJson } from './json.ts'

/** The reporter of each format. SARIF describes the rules, which are slow to load, so it is loaded when it is used. */
export const reporters = {
  terminal: reportToTerminal,
  github: reportToGitHub,
  sarif: async (issues, options) => (await import('./sarif.ts')).reportToSarif(issues, options),
  json: reportToJson,
} satisfies Record<
  string,
  (issues: readonly Issue[], options: TerminalOptions) => string | Promise<string>
>

export type Format = keyof typeof reporters
