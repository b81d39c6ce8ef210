import type { Colors } from 'picocolors/types'

import { createColors } from 'picocolors'

import { counted } from '../../shared/counted.ts'
import { pageOf, type Issue } from '../issue.ts'
import { tally } from '../outcome.ts'
import { fileName } from './file-name.ts'

/** The texts of files, to quote the author's own words. */
export interface Sources {
  /** The text of a file, by its absolute path. */
  get(file: string): string | undefined
}

/** The options of a report. */
export interface TerminalOptions {
  /** Places are printed relative to this directory. */
  directory: string
  sources: Sources
  color: boolean
  /** Whether repeats are shortened. The count always includes all issues. */
  fold?: boolean
}

/** How many issues with the same message are shown in full. */
const maxSame = 3
/** How many others are listed by their places. */
const maxPlaces = 10
/** How many issues of one rule in one file are shown in full, if there are many. */
const maxOfRule = 10
/** The number of issues above which there are many. */
const many = 20

/** An issue that is shown in full, and those that are only listed below it. */
interface Shown {
  issue: Issue
  /** Issues elsewhere with the same message. */
  same: Issue[]
  /** Further issues of the same rule in the same file. */
  alike: Issue[]
}

/**
 * Writes issues for people, grouped by file. Each has the source line with the faulty words underlined, the message, the
 * hint, the place and the rule. The pages of the rules and a count follow.
 *
 * @param issues in the order of files and lines
 * @returns the report, which is empty if there are no issues
 */
export function reportToTerminal(
  issues: readonly Issue[],
  { directory, sources, color, fold: shorten = true }: TerminalOptions,
): string {
  if (issues.length === 0) return ''
  const paint = createColors(color)
  const shown = shorten ? fold(issues) : issues.map((issue) => ({ issue, same: [], alike: [] }))
  const nameOf = (file: string) => printable(fileName(directory, file))
  const files = [...Map.groupBy(shown, ({ issue }) => issue.place.file)].map(([file, inFile]) => {
    const lines = sources.get(file)?.split(/\r?\n/) ?? []
    const width = Math.max(...inFile.map(({ issue }) => String(issue.place.line).length))
    const blocks = inFile.map((each) => block(each, { lines, width, nameOf, paint }).join('\n'))
    return `${paint.dim('╭─')} ${paint.bold(nameOf(file))}\n${blocks.join('\n\n')}`
  })
  const parts = [...files, pages(issues), ...(shown.length < issues.length ? [advice] : [])]
  return `${parts.join('\n\n')}\n\n${count(issues)}\n`
}

/** Counts issues in a sentence: "2 errors and 1 warning in 2 files." */
export function count(issues: readonly Issue[]): string {
  const { errors, warnings } = tally(issues)
  const files = new Set(issues.map(({ place }) => place.file)).size
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ]
  return `${parts.join(' and ')} in ${counted(files, 'file')}.`
}

/**
 * Shortens repeats: if a message occurs often, or one file breaks one rule often, only the first few are shown in full.
 */
function fold(issues: readonly Issue[]): Shown[] {
  const ruleInFile = ({ rule, place }: Issue) => `${rule} ${place.file}`
  const words = ({ rule, message, hint = '' }: Issue) => [rule, message, hint].join('\n')
  const totals = Map.groupBy(issues, ruleInFile)
  const byWords = new Map<string, Shown[]>()
  const byRule = new Map<string, Shown[]>()
  return issues.flatMap((issue) => {
    const same = entry(byWords, words(issue))
    if (same.length === maxSame) {
      same.at(-1)?.same.push(issue)
      return []
    }
    const key = ruleInFile(issue)
    const alike = entry(byRule, key)
    if (alike.length === maxOfRule && (totals.get(key)?.length ?? 0) > many) {
      alike.at(-1)?.alike.push(issue)
      return []
    }
    const shown: Shown = { issue, same: [], alike: [] }
    same.push(shown)
    alike.push(shown)
    return [shown]
  })
}

function entry<Value>(map: Map<string, Value[]>, key: string): Value[] {
  const found = map.get(key) ?? []
  map.set(key, found)
  return found
}

/** Returns the lines of one issue, after a margin wide enough for every line number of the file. */
function block(
  { issue, same, alike }: Shown,
  context: {
    lines: readonly string[]
    width: number
    nameOf: (file: string) => string
    paint: Colors
  },
): string[] {
  const { lines, width, nameOf, paint } = context
  const { severity, message, hint, rule } = issue
  const tint = severity === 'error' ? paint.red : paint.yellow
  const margin = ' '.repeat(width)
  const placeOf = ({ place: { file, line, column } }: Issue) => `${nameOf(file)}:${line}:${column}`
  const quoted = quote(lines[issue.place.line - 1], issue)
  return [
    ...(quoted
      ? [
          `${paint.dim(`${String(issue.place.line).padStart(width)} |`)} ${quoted.text}`,
          `${paint.dim(`${margin} |`)} ${quoted.indent}${tint(quoted.marks)}`,
        ]
      : []),
    `${margin} ${paint.dim('╰──')} ${tint(`${severity}:`)} ${printable(message)}`,
    ...[
      ...(hint === undefined ? [] : [printable(hint)]),
      `${paint.dim(placeOf(issue))}   ${paint.dim(rule)}`,
      ...listed(same.map(placeOf)),
      ...(alike[0]
        ? [
            `… and ${alike.length} more of ${rule} in this file, from line ${alike[0].place.line} on`,
          ]
        : []),
    ].map((text) => `${margin}     ${text}`),
  ]
}

/** Lists the places of the same message, up to a limit. */
function listed(all: readonly string[]): string[] {
  if (all.length === 0) return []
  const rest = all.length - maxPlaces
  const lines = [...all.slice(0, maxPlaces), ...(rest > 0 ? [`… and ${rest} more`] : [])]
  return lines.map((text, index) => `${index === 0 ? 'The same at' : '           '} ${text}`)
}

/** Returns the source line, shortened to fit a terminal, with marks under the words, or `undefined` for an empty line. */
function quote(
  line: string | undefined,
  { place: { column }, length = 1 }: Issue,
): { text: string; indent: string; marks: string } | undefined {
  if (line === undefined || line.trim() === '') return undefined
  const from = Math.max(0, column - 1 - 40)
  const shown = printable(line.slice(from, from + 100))
  const before = from > 0 ? '…' : ''
  const at = column - 1 - from
  return {
    text: `${before}${shown}${from + 100 < line.length ? '…' : ''}`,
    indent: ' '.repeat(before.length + at),
    marks: '^'.repeat(Math.max(1, Math.min(length, shown.length - at))),
  }
}

/** Lists the pages of the rules. */
function pages(issues: readonly Issue[]): string {
  const [first, ...others] = [...new Set(issues.map(({ rule }) => pageOf(rule)))].sort()
  if (first === undefined) return ''
  if (others.length === 0) return `More about this rule: ${first}`
  return ['More about these rules:', first, ...others].join('\n  ')
}

const advice =
  'Repeated problems are shortened. To see all problems of a rule, run npm run check -- --only <rule>.'

/** Replaces control characters, including those for text direction, so that content cannot control the terminal. */
function printable(text: string): string {
  return text
    .replace(/[\t\n]/g, ' ')
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, '�')
}
