/** The options of `npm run new`. */

import { parseArgs } from 'node:util'

import { type Question, optionOf, readAnswer } from './questions.ts'

import { suggestion } from '../../shared/suggestion.ts'
import { nearest } from '../../shared/nearest.ts'
import { unknownOption } from '../option-messages.ts'
import { type KindName, newKinds, type OtherKindName, otherKinds } from './kinds.ts'

const names = [...(Object.keys(newKinds) as KindName[]), ...otherKinds]

/** The output of `--help`. */
export const help = `npm run new <kind> writes a new file into content/ and asks for the values it needs.

  npm run new article | explainer | claim | claimant | reference | search | person | topic | rating |
              page
  npm run new response <file>     creates a response from what a reader sent: a saved email, the text of
                                  an issue that was opened with the form, or plain text; without a
                                  file, it reads standard input
  npm run new publication <folder>  makes a small, complete content folder: a publication of your own
  npm run new messages            writes the words of the interface for another language, to translate

Every answer can be given as an option with the name of the field. The first needs no option:

  npm run new topic "Joints" -- --description "Knees, hips and other joints"
  npm run new article "Does PRP help knees?" -- --description "…" --authors desk --topics joints
  npm run new claim "PRP helps knees" -- --rating mixed --certainty low --rationale "…" \\
    --evidence bennell2021:opposes:288 --evidence filardo2020:supports

  --id <name>    the name of the file without its extension; by default, it is derived from the title
  --help         prints this text; npm run new <kind> -- --help lists the options of a kind

An option for a list can be repeated, and the order is kept: the first of the claims is the main claim.
Dates can be written in any form with one reading, such as 3 May 2024. At a terminal, an answer that
cannot be used is asked for again, and all others are kept. Without a terminal, nothing is asked, and
everything that is missing or invalid is listed at once. Existing files are never overwritten, and
nothing is written if the check finds an error in the new file or if you press Ctrl+C. The exit code is
0 if the file was written, 1 if it could not be written, and 2 if an argument is missing or invalid. To
write to another folder than content/, set CONTENT_DIR.
`

/** What the arguments ask for: a new file, help, or neither, with a message that says what to type. */
export type Request =
  | { kind: 'make'; name: KindName | OtherKindName; args: readonly string[] }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

/** Reads the kind of file to create. */
export function readKind(typed: readonly string[]): Request {
  // npm removes the `--`; other callers may pass it on.
  const [name, ...args] = typed.filter((each) => each !== '--')
  if (name === '--help' || name === '-h') return { kind: 'help' }
  const all = names.join(', ')
  if (name === undefined) {
    return mistake(
      `Specify what to create: npm run new with one of ${all}. For more, use \`npm run new -- --help\`.`,
    )
  }
  const found = names.find((each) => each === name)
  if (found) return { kind: 'make', name: found, args }
  const near = suggestion(nearest(name, names)) || '.'
  return mistake(`There is no kind of file called \`${name}\`${near} Use one of ${all}.`)
}

function mistake(message: string): { kind: 'mistake'; message: string } {
  return { kind: 'mistake', message }
}

/** What the arguments say about the new file. */
export interface Given {
  /** The answers that can be used, as the file will contain them. */
  answers: Map<string, readonly string[]>
  /** The answers that cannot be used, as typed, and the reasons as sentences, by field. */
  problems: Map<string, { typed: string; problem: string }>
  /** Mistakes in the arguments themselves, as sentences. */
  mistakes: string[]
  id?: string | undefined
  file?: string | undefined
  help: boolean
}

/**
 * Reads the answers in the arguments.
 *
 * npm keeps options that do not follow a `--` and passes on only their values, so more than one value without an option
 * is a mistake.
 *
 * @param takes.takesFile whether the value without an option is a file instead of the first answer
 * @param takes.takesId whether the name of the file is an option
 */
export function readAnswers(
  args: readonly string[],
  questions: readonly Question[],
  { takesFile = false, takesId = true }: { takesFile?: boolean; takesId?: boolean } = {},
): Given {
  const byOption = new Map(
    questions.filter(({ long }) => !long).map((question) => [optionOf(question.field), question]),
  )
  const known = [...byOption.keys(), ...(takesId ? ['id'] : [])]
  const { positionals, options } = split(args, known)
  const given: Given = { answers: new Map(), problems: new Map(), mistakes: [], help: false }
  const typed = new Map<string, string[]>()
  for (const { name, rawName, value } of options) {
    if (name === 'help' || name === 'h') {
      given.help = true
      continue
    }
    const own = known.find((each) => each.toLowerCase() === name.toLowerCase())
    const question = own === undefined ? undefined : byOption.get(own)
    if (own === undefined) given.mistakes.push(unknownOption(rawName, known))
    else if (value === undefined || value.trim() === '')
      given.mistakes.push(`${rawName} needs a value.`)
    else if (!question && given.id === undefined) given.id = value.trim()
    else if (question?.many || (question && !typed.has(question.field)))
      typed.set(question.field, [...(typed.get(question.field) ?? []), value.trim()])
    else given.mistakes.push(`${rawName} is given twice. Use it once.`)
  }
  addBare(given, typed, { positionals, first: questions[0], takesFile })
  for (const question of questions) {
    const values = typed.get(question.field)
    if (values) readAll(given, question, values)
  }
  return given
}

/** Adds the value that has no option. */
function addBare(
  given: Given,
  typed: Map<string, string[]>,
  {
    positionals: [bare, ...more],
    first,
    takesFile,
  }: { positionals: readonly string[]; first: Question | undefined; takesFile: boolean },
): void {
  given.mistakes.push(...more.map(notAnOption))
  if (takesFile) given.file = bare
  else if (bare !== undefined && first) {
    if (typed.has(first.field)) given.mistakes.push(notAnOption(bare))
    else typed.set(first.field, [bare.trim()])
  }
}

function readAll(given: Given, question: Question, values: readonly string[]): void {
  const { field } = question
  const read: string[] = []
  const wrong: { value: string; problem: string }[] = []
  for (const value of values) {
    const reading = readAnswer(question, value)
    if ('value' in reading) read.push(reading.value)
    else wrong.push({ value, problem: named(field, reading.problem) })
  }
  const typed = wrong.map(({ value }) => value).join('; ')
  const problem = wrong.map((each) => each.problem).join('\n  ')
  if (wrong.length > 0) given.problems.set(field, { typed, problem })
  if (read.length > 0) given.answers.set(field, read)
}

/** Puts the option before a sentence that does not name it. */
function named(field: string, problem: string): string {
  const option = `--${optionOf(field)}`
  return problem.includes(`\`${option}\``) ? problem : `${option}: ${problem}`
}

/** Splits arguments into options, known or not, and the values without an option. */
function split(args: readonly string[], names: readonly string[]) {
  // An option can be typed in lower case, as `--doi`.
  const known = new Set([...names, ...names.map((name) => name.toLowerCase())])
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(
        Array.from(known, (name) => [name, { type: 'string', multiple: true }] as const),
      ),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    tokens: true,
  })
  return { positionals, options: tokens.filter((token) => token.kind === 'option') }
}

/**
 * Returns everything that keeps a file from being made without asking: mistakes, answers that cannot be used, and the
 * options of missing answers.
 *
 * @param command the command as it is typed
 * @returns one message, or nothing
 */
export function whatIsWrong(
  { answers, problems, mistakes }: Pick<Given, 'answers' | 'problems' | 'mistakes'>,
  questions: readonly Question[],
  command: string,
): string | undefined {
  const missing = questions.filter(
    ({ field, required, initial }) =>
      required && initial === undefined && !answers.has(field) && !problems.has(field),
  )
  const options = missing.filter(({ long }) => !long).map(({ field }) => `--${optionOf(field)}`)
  const advice =
    options.length > 0
      ? [`Add ${options.join(', ')}.`]
      : missing.length > 0
        ? ['The text is missing.']
        : []
  const wrong = [...mistakes, ...[...problems.values()].map(({ problem }) => problem), ...advice]
  if (wrong.length === 0) return undefined
  const separator = wrong.length > 1 ? '\n  ' : ' '
  return `Nothing was written.${[...wrong, `For more, use \`${command} -- --help\`.`].map((each, index) => (index === 0 ? ' ' : separator) + each).join('')}`
}

/** Returns the output of `npm run new <kind> -- --help`. */
export function helpFor(
  name: string,
  questions: readonly Question[],
  { takesId = true }: { takesId?: boolean } = {},
): string {
  const rows = questions
    .filter(({ long }) => !long)
    .map((question) => {
      const words = [question.about, ...notes(question)].join(' ')
      return `  --${optionOf(question.field)}\n      ${words}\n`
    })
  const id = takesId ? '  --id\n      The name of the file without its extension.\n' : ''
  return `npm run new ${name} accepts these options and asks for missing values:\n\n${rows.join('')}${id}`
}

function notes({ required, many, initial, longest }: Question): string[] {
  return [
    ...(required ? [] : ['Optional.']),
    ...(many ? ['Can be repeated.'] : []),
    ...(longest === undefined ? [] : [`At most ${longest} characters.`]),
    ...(initial === undefined ? [] : [`Default: ${initial}.`]),
  ]
}

function notAnOption(value: string): string {
  return `\`${value}\` does not follow an option. Pass options after \`--\`, as in: npm run new topic "Joints" -- --description "…"`
}
