/** Markup that Markdown leaves in the text, as a value. */

import type { Passage } from '../passages.ts'

/** Characters that readers see although they were to be markup. */
export interface MarkupFault {
  /** Offsets in the source. */
  start: number
  end: number
  /** What is wrong, as the end of a sentence that starts with the words in question. */
  says: string
  hint: string
  /** No one types this for itself: it is a mistake. Otherwise it may be right, and only looks like one. */
  certain: boolean
}

/** A fault in a passage, its offsets counted from the start of the passage. */
export type Fault = Omit<MarkupFault, 'certain'>

/** What a pattern finds in a passage. */
export function matches(
  { text }: Passage,
  pattern: RegExp,
  toFault: (match: RegExpExecArray) => { says: string; hint: string } | undefined,
): Fault[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const fault = toFault(match)
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0
    return fault
      ? [{ start: match.index + lead, end: match.index + match[0].trimEnd().length, ...fault }]
      : []
  })
}
