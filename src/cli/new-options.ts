/** The options of `npm run new`. */

import { parseArgs } from 'node:util'

import { suggestion } from '../shared/suggestion.ts'
import { nearest } from '../shared/nearest.ts'
import { unknownOption } from './option-messages.ts'
import { skeletons, type Question, type SkeletonName } from './skeletons.ts'

const names = Object.keys(skeletons) as SkeletonName[]

/** The output of `--help`. */
export const help = `npm run new <kind> writes a new file into content/ and asks for the values it needs.

  npm run new article | claim | reference | search | person | topic
  npm run new response <file>     creates a response from what a reader sent: a saved email, the text of
                                  an issue that was opened with the form, or plain text; without a
                                  file, it reads standard input

Every answer can be given as an option with the name of the field. The first needs no option:

  npm run new topic "Joints" -- --description "Knees, hips and other joints"
  npm run new article "Does PRP help knees?" -- --description "…" --authors desk --topics joints

  --id <name>    the name of the file without its extension; by default, it is derived from the title
  --help         prints this text; npm run new <kind> -- --help lists the options of a kind

An option for a list can be repeated. Existing files are never overwritten, and if the check finds
an error in the new file, the file is removed. The exit code is 0 if the file was written, 1 if it
could not be written, and 2 if an argument is missing or invalid. To write to another folder than
content/, set CONTENT_DIR.
`

/** What the arguments ask for: a new file, help, or neither, with a message that says what to type. */
export type Request =
  | { kind: 'make'; name: SkeletonName; args: readonly string[] }
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

/** The answers in the arguments. */
export type GivenAnswers =
  | {
      kind: 'answers'
      answers: Map<string, string[]>
      id?: string | undefined
      file?: string | undefined
    }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

/**
 * Reads the answers in the arguments.
 *
 * npm keeps options that do not follow a `--` and passes on only their values, so more than one value without an option
 * is a mistake.
 *
 * @param takesFile whether the value without an option is a file instead of the first answer
 */
export function readAnswers(
  args: readonly string[],
  questions: readonly Question[],
  takesFile: boolean,
): GivenAnswers {
  const fields = new Map(
    questions.filter(({ long }) => !long).map(({ field }) => [optionOf(field), field]),
  )
  const known = [...fields.keys(), 'id']
  const { positionals, options } = split(args, known)
  const answers = new Map<string, string[]>()
  let id: string | undefined
  for (const { name, rawName, value } of options) {
    if (name === 'help') return { kind: 'help' }
    const field = fields.get(name)
    if (field === undefined && name !== 'id') return mistake(unknownOption(rawName, known))
    if (!value?.trim()) return mistake(`${rawName} needs a value.`)
    if (field === undefined) {
      id = value
      continue
    }
    const given = answers.get(field) ?? []
    if (given.length > 0 && !questions.some((each) => each.field === field && each.many)) {
      return mistake(`${rawName} is given twice. Use it once.`)
    }
    answers.set(field, [...given, value.trim()])
  }
  const [bare, extra] = positionals
  if (extra !== undefined) return mistake(notAnOption(extra))
  const [first] = questions
  if (bare !== undefined && !takesFile && first) {
    if (answers.has(first.field)) return mistake(notAnOption(bare))
    answers.set(first.field, [bare.trim()])
  }
  const invalid = [...answers].flatMap(([field, given]) => unknownChoice(field, given, questions))
  if (invalid[0] !== undefined) return mistake(invalid[0])
  const file = takesFile ? bare : undefined
  return { kind: 'answers', answers, id, file }
}

/** Splits arguments into options, known or not, and the values without an option. */
function split(args: readonly string[], names: readonly string[]) {
  const known = names.map((name) => [name, { type: 'string', multiple: true }] as const)
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(known), help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
  })
  return { positionals, options: tokens.filter((token) => token.kind === 'option') }
}

/** Returns the option of a field: `--reply-to` for `replyTo`. */
export function optionOf(field: string): string {
  return field.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Returns the output of `npm run new <kind> -- --help`. */
export function helpFor(name: SkeletonName, questions: readonly Question[]): string {
  const rows = questions
    .filter(({ long }) => !long)
    .map((question) => {
      const words = [question.about, ...notes(question)].join(' ')
      return `  --${optionOf(question.field)}\n      ${words}\n`
    })
  return `npm run new ${name} accepts these options and asks for missing values:\n\n${rows.join('')}  --id\n      The name of the file without its extension.\n`
}

function notes({ required, many, initial }: Question): string[] {
  return [
    ...(required ? [] : ['Optional.']),
    ...(many ? ['Can be repeated.'] : []),
    ...(initial === undefined ? [] : [`Default: ${initial}.`]),
  ]
}

function notAnOption(value: string): string {
  return `\`${value}\` does not follow an option. Pass options after \`--\`, as in: npm run new topic "Joints" -- --description "…"`
}

function unknownChoice(
  field: string,
  given: readonly string[],
  questions: readonly Question[],
): string[] {
  const { choices } = questions.find((question) => question.field === field) ?? {}
  const wrong = given.find((value) => choices && !choices.includes(value))
  if (!choices || wrong === undefined) return []
  const near = suggestion(nearest(wrong, choices))
  const all =
    choices.length <= 12
      ? ` ${choices.length > 0 ? `Use one of ${choices.join(', ')}.` : 'There are none yet.'}`
      : ''
  return [`\`${wrong}\` is not valid for \`--${optionOf(field)}\`${near || `.${all}`}`]
}

function mistake(message: string): { kind: 'mistake'; message: string } {
  return { kind: 'mistake', message }
}
