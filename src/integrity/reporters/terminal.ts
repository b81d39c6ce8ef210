import type { Colors } from 'picocolors/types'

import { createColors } from 'picocolors'

import type { Issue } from '../issue.ts'

import { counted } from '../../shared/counted.ts'
import { pageOf } from '../rule-names.ts'
import { tally } from '../outcome.ts'
import { fileName } from './file-name.ts'

/** The texts of files, to quote the author's own words. */
export interface Sources {
  /** The text of a file, by its absolute path. */
  get(file: string): string | undefined
}

/** What the report is written with. */
export interface TerminalOptions {
  /** Places are printed relative to this directory. */
  directory: string
  sources: Sources
  color: boolean
  /** Whether repeats are folded; the count is always that of all issues. */
  fold?: boolean
}

/** How many issues of which the same is said are shown in full. */
const fewOfWords = 3
/** How many of the others are listed by their places. */
const fewPlaces = 10
/** How many issues of one rule in one file are shown in full, where there are many. */
const fewOfRule = 10
/** More than this are many. */
const many = 20

/** An issue that is shown in full, and what is folded into it. */
interface Shown {
  issue: Issue
  /** Issues elsewhere of which the same is said. */
  same: Issue[]
  /** Further issues of the same rule in the same file. */
  alike: Issue[]
}

/**
 * Writes issues for people: grouped by file, each with the source line, a pointer under the words in question, what is
 * wrong, what to do, and its place and rule; then the pages of the rules, and a count.
 *
 * @param issues in the order of files and lines
 * @returns the report; empty if there is nothing to say
 */
export function reportToTerminal(
  issues: readonly Issue[],
  { directory, sources, color, fold: folding = true }: TerminalOptions,
): string {
  if (issues.length === 0) return ''
  const paint = createColors(color)
  const shown = folding ? fold(issues) : issues.map((issue) => ({ issue, same: [], alike: [] }))
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
 * Folds repeats: where the same is said many times, and where one file breaks one rule often, the first few stand for
 * the others.
 */
function fold(issues: readonly Issue[]): Shown[] {
  const ruleInFile = ({ rule, place }: Issue) => `${rule} ${place.file}`
  const words = ({ rule, message, hint = '' }: Issue) => [rule, message, hint].join('\n')
  const totals = Map.groupBy(issues, ruleInFile)
  const byWords = new Map<string, Shown[]>()
  const byRule = new Map<string, Shown[]>()
  return issues.flatMap((issue) => {
    const same = entry(byWords, words(issue))
    if (same.length === fewOfWords) {
      same.at(-1)?.same.push(issue)
      return []
    }
    const key = ruleInFile(issue)
    const alike = entry(byRule, key)
    if (alike.length === fewOfRule && (totals.get(key)?.length ?? 0) > many) {
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

/** The lines of one issue, behind a gutter wide enough for every line number of the file. */
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

/** Lists the places of which the same is said, as far as anyone would read. */
function listed(all: readonly string[]): string[] {
  if (all.length === 0) return []
  const rest = all.length - fewPlaces
  const lines = [...all.slice(0, fewPlaces), ...(rest > 0 ? [`… and ${rest} more`] : [])]
  return lines.map((text, index) => `${index === 0 ? 'The same at' : '           '} ${text}`)
}

/** The source line, cut to what fits a terminal, with marks under the words; nothing for an empty line. */
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

/** Where to read on about the rules. */
function pages(issues: readonly Issue[]): string {
  const [first, ...others] = [...new Set(issues.map(({ rule }) => pageOf(rule)))].sort()
  if (first === undefined) return ''
  if (others.length === 0) return `More about this rule: ${first}`
  return ['More about these rules:', first, ...others].join('\n  ')
}

const advice = 'Repeats are folded; to see each of a rule, run npm run check -- --only <rule>.'

/** Control characters of a contribution, those for the direction of writing included, must not steer the terminal. */
function printable(text: string): string {
  return text
    .replace(/[\t\n]/g, ' ')
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, '�')
}
