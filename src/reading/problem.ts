import type { Spot } from '../shared/place.ts'
import type { SourceRecord } from './record.ts'

/** One place where something is wrong. */
export interface Problem extends Spot {
  /** What is wrong, as a full sentence that quotes the author's own words. */
  message: string
  /** A full sentence that describes the fix. */
  hint?: string
  /** A similar value that the author may have intended. */
  suggestion?: string
  /** The record with the problem, in a file with several. Its `ignore` applies only to this record. */
  record?: SourceRecord
}

/** The reason why a file, or a part of it, could not be read. */
export interface ReadingProblem extends Problem {
  /** Whether a reference could not be read at all because of it, so that there is no record with data. */
  lost?: true
  /** The rule that reports it. */
  rule:
    | 'characters-are-printable'
    | 'characters-are-visible'
    | 'file-parses'
    | 'file-belongs-here'
    | 'record-has-its-shape'
    | 'latex-is-known'
    | 'entry-is-understood'
}
