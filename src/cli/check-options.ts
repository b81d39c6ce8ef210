/** The options of `npm run check`. */

import { parseArgs } from 'node:util'

import { suggestion } from '../shared/suggestion.ts'
import type { RuleName } from '../integrity/rule-names.ts'

import { reporters, type Format } from '../integrity/reporters/index.ts'
import { nearest } from '../shared/nearest.ts'
import { strayValue, unknownOption } from './option-messages.ts'
import { defaultReport, type ReportOptions } from './report.ts'

const formats = Object.keys(reporters)
const options = {
  format: { type: 'string' },
  only: { type: 'string' },
  'max-warnings': { type: 'string' },
  since: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What `--help` prints. */
export const help = `npm run check [-- <options>] reads all of content/ and lists every problem; nothing is built.

  --format <format>    terminal (the default), github, sarif or json
  --only <rule>        reports only this rule; separate several with commas
  --max-warnings <n>   also fails if there are more than n warnings
  --since <revision>   compares the content with a git revision: a verdict that has changed
                       since then needs a verdict-change revision
  --help               prints this text

The report for the terminal is written to standard error, the others to standard output. The exit
code is 0 if there are no errors, 1 if there are errors or too many warnings, and 2 if an option is
invalid. To check another folder than content/, set CONTENT_DIR. docs/errors/ explains each rule.
`

/** What the arguments ask for: a report, help, or neither, with a message that says what to type. */
export type Asked =
  | { kind: 'report'; report: ReportOptions; since?: string }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

/**
 * Reads the options of the check.
 *
 * @param args the arguments of the command
 */
export async function readCheckOptions(args: readonly string[]): Promise<Asked> {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  let report = defaultReport
  let since: string | undefined
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') return mistake(await stray(token.value))
    if (token.name === 'help') return { kind: 'help' }
    if (!isOption(token.name)) return mistake(unknownOption(token.rawName, Object.keys(options)))
    if (token.name === 'since' && token.value) {
      since = token.value
      continue
    }
    const read = token.value ? await readers[token.name](token.value, report) : needs[token.name]
    if (typeof read === 'string') return mistake(read)
    report = { ...report, ...read }
  }
  return { kind: 'report', report, ...(since !== undefined && { since }) }
}

type Valued = Exclude<keyof typeof options, 'help'>

/** What an option sets, or a message about an invalid value. */
type Read = Partial<ReportOptions> | string

/** Reads the value of each option. */
const readers: Record<Valued, (value: string, report: ReportOptions) => Read | Promise<Read>> = {
  format: (value) =>
    isFormat(value)
      ? { format: value }
      : `There is no format \`${value}\`${suggestion(nearest(value, formats)) || '.'} ${needs.format}`,
  async only(value, report) {
    const known = await ruleNames()
    const names = value.split(',').map((name) => name.trim())
    const unknown = names.find((name) => !known.includes(name))
    if (unknown === undefined) return { only: [...report.only, ...(names as RuleName[])] }
    const near = suggestion(nearest(unknown, known))
    return unknown === ''
      ? needs.only
      : `There is no rule \`${unknown}\`${near || '.'} docs/errors/ has a page for each.`
  },
  since: () => ({}),
  'max-warnings': (value) =>
    /^\d+$/.test(value)
      ? { maxWarnings: Number(value) }
      : `\`${value}\` is not a number of warnings. ${needs['max-warnings']}`,
}

/** The advice about the value of each option. */
const needs: Record<Valued, string> = {
  format: `Write --format and one of ${formats.join(', ')}.`,
  only: 'Write --only and the name of a rule, such as --only citation-resolves.',
  since: 'Write --since and a git revision, such as --since HEAD~1 or --since main.',
  'max-warnings': 'Write --max-warnings and a whole number, such as --max-warnings 0.',
}

function mistake(message: string): Asked {
  return { kind: 'mistake', message }
}

/** Returns the message about a value without an option, with the option to which it seems to belong. */
async function stray(value: string): Promise<string> {
  const isRule = (await ruleNames()).includes(value)
  const asOption = isFormat(value) ? '--format' : isRule ? '--only' : undefined
  return strayValue(value, `npm run check -- ${asOption ? `${asOption} ${value}` : '--help'}`)
}

function isOption(name: string): name is Valued {
  return Object.hasOwn(options, name)
}

function isFormat(name: string): name is Format {
  return Object.hasOwn(reporters, name)
}

/** Returns the names of all rules. They are slow to load, and most checks name none. */
async function ruleNames(): Promise<string[]> {
  return Object.keys((await import('../integrity/rule-names.ts')).rules)
}
