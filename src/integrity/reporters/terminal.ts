import { relative } from 'node:path'

import { createColors } from 'picocolors'

import type { Issue } from '../issue.ts'

/** What the report is written with. */
export interface TerminalOptions {
  /** Places are printed relative to this directory. */
  directory: string
  /** The text of each file, to quote the author's own words. */
  sources: ReadonlyMap<string, string>
  color: boolean
}

/**
 * Writes issues for people: grouped by file, each with its place, the source line, the words in question and what to do.
 *
 * @param issues in the order of files and lines
 * @returns the report, ending in a count; empty if there is nothing to say
 */
export function reportToTerminal(
  issues: readonly Issue[],
  { directory, sources, color }: TerminalOptions,
): string {
  if (issues.length === 0) return ''
  const paint = createColors(color)
  const blocks = issues.map((issue) => {
    const { file, line, column } = issue.place
    const severity = issue.severity === 'error' ? paint.red('error') : paint.yellow('warning')
    const place = printable(`${relative(directory, file) || file}:${line}:${column}`)
    return [
      `${paint.bold(place)} ${severity} ${paint.dim(issue.rule)}`,
      ...quote(sources.get(file), issue).map((text) => paint.dim(text)),
      `  ${printable(issue.message)}`,
      ...(issue.hint ? [`  ${paint.dim('→')} ${printable(issue.hint)}`] : []),
    ].join('\n')
  })
  return `${blocks.join('\n\n')}\n\n${count(issues)}\n`
}

/** Counts issues in a sentence: "2 errors and 1 warning in 2 files." */
export function count(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length
  const warnings = issues.length - errors
  const files = new Set(issues.map(({ place }) => place.file)).size
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ]
  return `${parts.join(' and ')} in ${files} ${files === 1 ? 'file' : 'files'}.`
}

/** The source line with a pointer under the words, cut to what fits a terminal. */
function quote(source: string | undefined, { place, length = 1 }: Issue): string[] {
  const line = source?.split(/\r?\n/)[place.line - 1]
  if (line === undefined || line.trim() === '') return []
  const from = Math.max(0, place.column - 1 - 40)
  const shown = printable(line.slice(from, from + 100))
  const gutter = `  ${place.line} | `
  const before = from > 0 ? '…' : ''
  const pointer = ' '.repeat(gutter.length + before.length + place.column - 1 - from)
  const marks = '^'.repeat(Math.max(1, Math.min(length, shown.length - (place.column - 1 - from))))
  return [`${gutter}${before}${shown}${from + 100 < line.length ? '…' : ''}`, pointer + marks]
}

/** Control characters of a contribution, those for the direction of writing included, must not steer the terminal. */
function printable(text: string): string {
  return text
    .replace(/[\t\n]/g, ' ')
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, '�')
}
