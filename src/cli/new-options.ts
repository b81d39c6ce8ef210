/** The options of `npm run new`. */

import { parseArgs } from 'node:util'

import type { Question, SkeletonName } from './skeletons.ts'

import { suggestion } from '../shared/suggestion.ts'
import { nearest } from '../shared/nearest.ts'
import { skeletons } from './skeletons.ts'

const names = Object.keys(skeletons) as SkeletonName[]

/** What `--help` prints. */
export const help = `npm run new <kind> writes a new file into content/ and asks for what it needs.

  npm run new article | claim | reference | search | person | topic
  npm run new response <file>     makes a response of what a reader sent: a saved email, the text of
                                  an issue that was opened with the form, or a plain text; without a
                                  file it reads standard input

Every answer can be given as an option, named like the field; what comes first, without one:

  npm run new topic "Joints" -- --description "Knees, hips and other joints"
  npm run new article "Does PRP help knees?" -- --description "…" --authors desk --topics joints

  --id <name>    the name of the file without its ending, where it should not be made of the title
  --help         prints this; npm run new <kind> -- --help lists the options of a kind

An option for a field that holds a list may be repeated. No file is ever overwritten, and a file that
the check refuses is not left behind. The exit code is 0 if the file is there, 1 if it could not be
written, and 2 if something is missing or wrong in what was typed. CONTENT_DIR names another folder
than content/.
`

/** What was typed: what is to be made, help, or a mistake in a sentence that says what to type. */
export type Asked =
  | { kind: 'make'; name: SkeletonName; args: readonly string[] }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

/** Reads what is to be made. */
export function readKind(typed: readonly string[]): Asked {
  // npm takes the two dashes away; who calls another way may leave them in.
  const [name, ...args] = typed.filter((each) => each !== '--')
  if (name === '--help' || name === '-h') return { kind: 'help' }
  if (name === undefined) {
    return {
      kind: 'mistake',
      message: `Say what is to be made: npm run new with one of ${names.join(', ')}. --help tells more.`,
    }
  }
  const found = names.find((each) => each === name)
  if (found) return { kind: 'make', name: found, args }
  const near = suggestion(nearest(name, names)) || '.'
  return {
    kind: 'mistake',
    message: `There is nothing called \`${name}\` to make${near} Write one of ${names.join(', ')}.`,
  }
}

/** The answers that were typed. */
export type Typed =
  | { kind: 'answers'; answers: Map<string, string[]>; id?: string; file?: string }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

/**
 * Reads the answers among the arguments.
 *
 * npm keeps options that do not stand behind two dashes and passes on their values alone: more than one value without
 * an option is a mistake.
 *
 * @param takesFile whether what stands without an option is a file, instead of the first answer
 */
export function readAnswers(
  args: readonly string[],
  questions: readonly Question[],
  takesFile: boolean,
): Typed {
  const fields = questions.filter(({ long }) => !long).map(({ field }) => optionOf(field))
  const options = Object.fromEntries(
    [...fields, 'id'].map((name) => [name, { type: 'string', multiple: true }] as const),
  )
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
  })
  const answers = new Map<string, string[]>()
  let id: string | undefined
  let bare: string | undefined
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      if (bare !== undefined) return mistake(`\`${token.value}\` is no option. ${dashes}`)
      bare = token.value
      continue
    }
    if (token.name === 'help') return { kind: 'help' }
    if (!Object.hasOwn(options, token.name)) {
      const near = nearest(
        token.rawName,
        [...fields, 'id'].map((name) => `--${name}`),
      )
      return mistake(
        `There is no option \`${token.rawName}\`${suggestion(near) || '.'} --help lists them.`,
      )
    }
    if (!token.value?.trim()) return mistake(`Write something behind ${token.rawName}.`)
    if (token.name === 'id') {
      id = token.value
      continue
    }
    const question = questions.find(({ field }) => optionOf(field) === token.name)
    if (!question) continue
    const given = answers.get(question.field) ?? []
    if (given.length > 0 && !question.many) {
      return mistake(`${token.rawName} stands twice; it takes one value.`)
    }
    answers.set(question.field, [...given, token.value.trim()])
  }
  const [first] = questions
  if (bare !== undefined && !takesFile && first) {
    if (answers.has(first.field)) return mistake(`\`${bare}\` is no option. ${dashes}`)
    answers.set(first.field, [bare.trim()])
  }
  const wrong = [...answers].flatMap(([field, given]) => unknownChoice(field, given, questions))
  if (wrong[0] !== undefined) return mistake(wrong[0])
  return {
    kind: 'answers',
    answers,
    ...(id === undefined ? {} : { id }),
    ...(takesFile && bare !== undefined ? { file: bare } : {}),
  }
}

/** The option of a field: `--reply-to` for `replyTo`. */
export function optionOf(field: string): string {
  return field.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** What `npm run new <kind> -- --help` prints. */
export function helpFor(name: SkeletonName, questions: readonly Question[]): string {
  const rows = questions
    .filter(({ long }) => !long)
    .map(
      ({ field, about, required, many, initial }) =>
        `  --${optionOf(field)}\n      ${[about, ...notes({ required, many, initial })].join(' ')}\n`,
    )
  return `npm run new ${name} takes these options, and asks for what is missing:\n\n${rows.join('')}  --id\n      The name of the file without its ending.\n`
}

function notes({
  required,
  many,
  initial,
}: Pick<Question, 'required' | 'many'> & { initial: string | undefined }): string[] {
  return [
    ...(required ? [] : ['It may be left out.']),
    ...(many ? ['It may be repeated.'] : []),
    ...(initial === undefined ? [] : [`By default it is ${initial}.`]),
  ]
}

const dashes =
  'Options stand behind two dashes, as in: npm run new topic "Joints" -- --description "…"'

function unknownChoice(
  field: string,
  given: readonly string[],
  questions: readonly Question[],
): string[] {
  const { choices } = questions.find((question) => question.field === field) ?? {}
  const wrong = given.find((value) => choices && !choices.includes(value))
  if (!choices || wrong === undefined) return []
  const near = suggestion(nearest(wrong, choices))
  const all = choices.length <= 12 ? `: there is ${choices.join(', ') || 'none yet'}` : ''
  return [`\`${wrong}\` cannot stand behind --${optionOf(field)}${near || `${all}.`}`]
}

function mistake(message: string): Typed {
  return { kind: 'mistake', message }
}
