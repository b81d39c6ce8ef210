import type { Place } from '../shared/place.ts'

/** The reason why a file, or a part of it, could not be read. */
export interface ReadingProblem {
  /** The rule that reports it. */
  rule:
    | 'characters-are-printable'
    | 'characters-are-visible'
    | 'file-parses'
    | 'file-belongs-here'
    | 'record-has-its-shape'
    | 'latex-is-known'
    | 'entry-is-understood'
  place: Place
  /** A full sentence that describes the problem. */
  message: string
  /** A full sentence that describes the fix. */
  hint?: string
  /** The number of characters to mark in the line. */
  length?: number
}
