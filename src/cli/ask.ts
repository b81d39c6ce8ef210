/** Asks whoever sits at the terminal. */

import type { Question } from './skeletons.ts'

/** Answers a question; an empty list where there is no answer. */
export type Ask = (question: Question) => Promise<string[]>

/** Asks at the terminal. The library for it is loaded only where it is needed. */
export const askAtTerminal: Ask = async (question) => {
  const { about, required, many, long, choices, initial } = question
  const prompts = await import('@inquirer/prompts')
  const message = required ? about : `${about} (may be left empty)`
  const isGiven = (text: string) => !required || text.trim() !== '' || 'Write some text.'
  if (choices && many) {
    return choices.length === 0 ? [] : prompts.checkbox({ message, choices, required })
  }
  if (choices) {
    return [
      await prompts.select({
        message,
        choices,
        ...(initial === undefined ? {} : { default: initial }),
      }),
    ]
  }
  if (long) return [await prompts.editor({ message, postfix: '.md', validate: isGiven })]
  if (!many) {
    const answer = await prompts.input({
      message,
      validate: isGiven,
      ...(initial === undefined ? {} : { default: initial }),
    })
    return answer.trim() === '' ? [] : [answer.trim()]
  }
  const answers: string[] = []
  for (;;) {
    const text = await prompts.input({
      message: answers.length === 0 ? message : 'Another? (empty: no)',
    })
    if (text.trim() === '') return answers
    answers.push(text.trim())
  }
}

/** Tells whether a question was left with Ctrl+C. */
export function isLeft(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError'
}
