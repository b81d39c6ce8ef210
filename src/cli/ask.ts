/** Questions at the terminal. */

import type { Question } from './skeletons.ts'

/** Asks a question and returns the answers. */
export type Ask = (question: Question) => Promise<string[]>

/** Asks at the terminal. The library for prompts is loaded only when it is needed. */
export const askAtTerminal: Ask = async (question) => {
  const { about, required, many, long, choices, initial } = question
  const prompts = await import('@inquirer/prompts')
  const message = required ? about : `${about} (optional)`
  const isGiven = (text: string) => !required || text.trim() !== '' || 'Enter some text.'
  if (choices && many) {
    return choices.length === 0 ? [] : prompts.checkbox({ message, choices, required })
  }
  const preset = initial !== undefined && { default: initial }
  if (choices) return [await prompts.select({ message, choices, ...preset })]
  if (long) return [await prompts.editor({ message, postfix: '.md', validate: isGiven })]
  if (!many) {
    const answer = await prompts.input({ message, validate: isGiven, ...preset })
    return answer.trim() === '' ? [] : [answer.trim()]
  }
  const answers: string[] = []
  for (;;) {
    const next = answers.length === 0 ? message : 'Another? (empty: no)'
    const text = await prompts.input({ message: next })
    if (text.trim() === '') return answers
    answers.push(text.trim())
  }
}

/** Returns whether a question was cancelled with Ctrl+C. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError'
}
