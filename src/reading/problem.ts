import type { Place } from '../shared/place.ts'

/** Something that kept a file, or a part of one, from being read. */
export interface ReadingProblem {
  /** What should have held: the name of the rule that reports it. */
  rule:
    | 'characters-are-printable'
    | 'characters-are-visible'
    | 'file-parses'
    | 'file-belongs-here'
    | 'record-has-its-shape'
    | 'latex-is-known'
    | 'entry-is-understood'
  place: Place
  /** What is wrong, as a full sentence. */
  message: string
  /** What to do, as a full sentence. */
  hint?: string
  /** How many characters of the line are at fault. */
  length?: number
}
