/** The questions of the kinds of `npm run new` that do not create a record. */

import { stderr, stdin, stdout } from 'node:process'

import { UsageError } from '../failure.ts'
import { askText } from '../prompts.ts'
import { type Given, helpFor, readAnswers, whatIsWrong } from './options.ts'
import { type Answers, type Question, readAnswer } from './questions.ts'

/**
 * Returns the answers in the arguments, with those that a terminal asks for.
 *
 * @param name the kind, as it is typed
 * @returns nothing if the arguments ask for help, which is printed
 * @throws a `UsageError` that lists what is wrong, or an `ExitPromptError` if the author cancels
 */
export async function answersFor(
  name: string,
  args: readonly string[],
  questions: readonly Question[],
): Promise<Answers | undefined> {
  const given = readAnswers(args, questions, { takesId: false })
  if (given.help) {
    stdout.write(helpFor(name, questions, { takesId: false }))
    return undefined
  }
  const isTerminal = stdin.isTTY && stdout.isTTY
  const command = `npm run new ${name}`
  const wrong = isTerminal
    ? given.mistakes.length > 0 && whatIsWrong(given, [], command)
    : whatIsWrong(given, questions, command)
  if (wrong) throw new UsageError(wrong)
  return isTerminal ? askMissing(questions, given) : given.answers
}

/** Asks for the answers that are missing or cannot be used. */
async function askMissing(
  questions: readonly Question[],
  { answers, problems }: Given,
): Promise<Answers> {
  const all = new Map(answers)
  for (const question of questions) {
    const { field, about, initial } = question
    const wrong = problems.get(field)
    if (all.has(field) && !wrong) continue
    if (wrong) stderr.write(`\u2717 ${wrong.problem}\n`)
    const typed = await askText({
      message: `${about.replace(/\.$/, '')}:`,
      initial: wrong?.typed ?? initial,
      problemOf: (text) => {
        const reading = readAnswer(question, text)
        return 'problem' in reading ? reading.problem : undefined
      },
    })
    const reading = readAnswer(question, typed)
    all.set(field, ['value' in reading ? reading.value : typed])
  }
  return all
}
