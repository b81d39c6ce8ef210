/** The answers to the questions about a new file, as the fields of a record. */

import type { Answers } from './questions.ts'

/** Returns the first answer to a question; empty if there is none. */
export function one(answers: Answers, field: string): string {
  return answers.get(field)?.[0] ?? ''
}

/** Returns the first answer to a question, or nothing. */
export function maybe(answers: Answers, field: string): string | undefined {
  return answers.get(field)?.[0]
}

/** Returns all answers to a question, or nothing. */
export function list(answers: Answers, field: string): readonly string[] | undefined {
  return answers.get(field)
}

/** Returns a number from an answer that was read as one, or nothing. */
export function count(answers: Answers, field: string): number | undefined {
  const answer = maybe(answers, field)
  return answer === undefined ? undefined : Number(answer)
}
