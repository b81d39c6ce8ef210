/** What is wrong with the words of a field. */

import type { CheckDigit } from '../shared/identifiers.ts'

/** A flaw in the words of a field. */
export interface Flaw {
  /** The words in question, as they are written. */
  words: string
  message: string
  hint: string
  /** Words that have passed the same check. */
  suggestion?: string
}

/** The flaw of a number whose check digit does not fit, as a list of none or one. */
export function flawsOfDigit(
  name: string,
  written: string,
  { given, expected }: CheckDigit,
): Flaw[] {
  if (given === expected) return []
  const corrected = written.slice(0, -1) + expected
  return [
    {
      words: written,
      message: `The ${name} \`${written}\` is wrong: its check digit should be ${expected}.`,
      hint: `Compare every digit with the source; if all the others are right, it is \`${corrected}\`.`,
      suggestion: corrected,
    },
  ]
}
