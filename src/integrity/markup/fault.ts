/** The types of faulty markup, which Markdown prints as typed. */

import type { Passage } from '../passages.ts'

/** Characters that readers see although they were intended as markup. */
export interface MarkupFault {
  /** Offsets in the source. */
  start: number
  end: number
  /** What is wrong, as the end of a sentence that starts with the faulty words. */
  problem: string
  hint: string
  /** Whether it is certainly a mistake. If not, it may be intended. */
  certain: boolean
}

/** A fault in a passage, with offsets from the start of the passage. */
export type Fault = Omit<MarkupFault, 'certain'>

/** Returns the faults that a pattern finds in a passage. */
export function matches(
  { text }: Passage,
  pattern: RegExp,
  toFault: (match: RegExpExecArray) => { problem: string; hint: string } | undefined,
): Fault[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const fault = toFault(match)
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0
    return fault
      ? [{ start: match.index + lead, end: match.index + match[0].trimEnd().length, ...fault }]
      : []
  })
}
