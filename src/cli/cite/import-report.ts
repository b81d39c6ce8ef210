/** What an import did, for people. */

import { join } from 'node:path'

import { createColors } from 'picocolors'

import type { ImportPlan, Outcome } from '../../library/import-plan.ts'
import type { Place } from '../../shared/place.ts'

import { fileName } from '../../integrity/reporters/file-name.ts'
import { grouped } from '../../shared/counted.ts'
import { truncate } from '../../shared/truncate.ts'

/** How many outcomes of a kind are listed. */
const mostListed = 20

export interface ReportOptions {
  contentDir: string
  isDryRun: boolean
  color: boolean
}

/** Counts the outcomes of each kind: "3 new, 1 same, 0 merged, 0 conflicting, 0 unreadable". */
export function summaryOf(outcomes: readonly Outcome[], unreadable: number): string {
  const count = (...kinds: Outcome['kind'][]) =>
    grouped(outcomes.filter(({ kind }) => kinds.includes(kind)).length)
  return [
    `${count('new')} new`,
    `${count('same')} same`,
    `${count('merged')} merged`,
    `${count('conflicting', 'ambiguous')} conflicting`,
    `${grouped(unreadable)} unreadable`,
  ].join(', ')
}

/** Lists what became of the references: first what is new, then what needs a decision. */
export function describeImport({ outcomes }: ImportPlan, options: ReportOptions): string {
  const paint = createColors(options.color)
  const groups: [heading: string, lines: string[]][] = [
    ['New', outcomes.flatMap((each) => (each.kind === 'new' ? newLine(each, options) : []))],
    [
      'Merged',
      outcomes.flatMap((each) =>
        each.kind === 'merged'
          ? `${each.key}: added ${listed(each.added)} (${placeOf(each.from)})`
          : [],
      ),
    ],
    [
      'Same, but the library lacks fields. Only .yaml files are changed; add them by hand',
      outcomes.flatMap((each) =>
        each.kind === 'same' && each.lacking.length > 0
          ? `${each.key}: ${listed(each.lacking)} (${placeOf(each.from)})`
          : [],
      ),
    ],
    ['Conflicting, not changed', outcomes.flatMap(conflictLines)],
  ]
  const parts = groups.flatMap(([heading, lines]) =>
    lines.length === 0 ? [] : [`${paint.bold(heading)}\n${shownLines(lines, heading)}`],
  )
  return [...(parts.length > 0 ? [''] : []), ...parts, closing(outcomes, options), ''].join('\n')
}

function newLine(
  { key, title, from, instead }: Outcome & { kind: 'new' },
  { contentDir }: ReportOptions,
): string {
  const file = fileName(process.cwd(), join(contentDir, 'references', `${key}.yaml`))
  const why = instead
    ? `; its key \`${printable(instead.key)}\` was not kept: ${instead.reason}`
    : ''
  return `${file}  ${truncate(printable(title), 60)} (${placeOf(from)}${why})`
}

function conflictLines(outcome: Outcome): string[] {
  const { key, from } = outcome
  if (outcome.kind === 'ambiguous') {
    const sources = outcome.sources.map(({ key, shared }) => `${shared} of ${key}`)
    return [
      `${placeOf(from)} has ${sources.join(' and ')}. If these are one work, keep one of them; if not, correct the identifiers.`,
    ]
  }
  if (outcome.kind !== 'conflicting') return []
  const rows = outcome.conflicts.flatMap(({ field, here, there }) => [
    `    ${field}  in the library:  ${truncate(printable(here), 100)}`,
    `    ${' '.repeat(field.length)}  in the file:     ${truncate(printable(there), 100)}`,
  ])
  return [`${key} and ${placeOf(from)} both have ${outcome.shared}\n${rows.join('\n')}`]
}

/** Indents lines. Of many new references only the first are listed; the rest can be seen with git. */
function shownLines(lines: readonly string[], heading: string): string {
  const isCut = heading === 'New' && lines.length > mostListed
  const shown = (isCut ? lines.slice(0, mostListed) : lines).map((line) => `  ${line}\n`)
  return `${shown.join('')}${isCut ? `  … and ${grouped(lines.length - mostListed)} more\n` : ''}`
}

function closing(outcomes: readonly Outcome[], { isDryRun }: ReportOptions): string {
  const changed = outcomes.filter(({ kind }) => kind === 'new' || kind === 'merged').length
  if (isDryRun) return 'Nothing was written, because of --dry-run.'
  if (changed === 0) return 'The library is unchanged.'
  const [first] = outcomes.filter(({ kind }) => kind === 'new')
  return first
    ? `To cite a new source, write its key, as in [@${first.key}]. Run \`npm run check\` to check the new files.`
    : 'Run `npm run check` to check the changed files.'
}

function listed(fields: readonly string[]): string {
  return fields.map((field) => `\`${field}\``).join(', ')
}

function placeOf({ file, line }: Place): string {
  return `${fileName(process.cwd(), file)}:${line}`
}

/** Replaces control characters, so that imported text cannot control the terminal. */
function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}
