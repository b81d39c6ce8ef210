/** Flaws in the value of a field. */

import type { CheckDigit } from '../shared/identifiers.ts'

/** Something wrong in the value of a field. */
export interface Flaw {
  /** The faulty part of the value, as the author wrote it. */
  words: string
  message: string
  hint: string
  /** A replacement that passes the same check. */
  suggestion?: string
}

/** Returns the flaw of a number with a wrong check digit. */
export function flawOfDigit(
  name: string,
  written: string,
  { given, expected }: CheckDigit,
): Flaw | undefined {
  if (given === expected) return undefined
  const corrected = written.slice(0, -1) + expected
  return {
    words: written,
    message: `The ${name} \`${written}\` is wrong: its check digit should be ${expected}.`,
    hint: `Compare every digit with the source. If the others are correct, write \`${corrected}\`.`,
    suggestion: corrected,
  }
}
