/** What is wrong with a publication, as a value. */

import type { ReadingProblem } from '../reading/problem.ts'
import type { Place } from '../shared/place.ts'

/**
 * Every rule, named after the state that should hold, and what it says.
 *
 * The type of rules derives from this table, so that none can lack its description.
 */
export const rules = {
  'alias-is-free': 'An old address of an article is not the address of another.',
  'article-is-data': 'Articles and pages are text, components and data; they run nothing.',
  'citation-is-well-formed':
    'A citation names one source in each part and stands where it can be printed.',
  'citation-resolves': 'Every citation key belongs to a reference or a search.',
  'file-belongs-here': 'Every file in a collection is of a kind that is read.',
  'file-parses': 'Every file can be read whole.',
  'image-exists': 'Every image is a file of the publication.',
  'key-can-be-cited': 'A citation key can be written in a citation.',
  'key-is-unique': 'A citation key belongs to one source, compared without case.',
  'name-fits-address': 'The name of a record can stand in an address.',
  'page-address-is-free': 'A page does not stand where the site has another.',
  'record-exists': 'Every record that is named exists.',
  'record-has-its-shape': 'A record has the fields its collection asks for, and no others.',
  'slug-is-unique': 'No two articles have one address.',
  'style-exists': 'A citation style that is named exists.',
} as const

export type Rule = keyof typeof rules
export type Severity = 'error' | 'warning'

/** One problem, ready to be printed by any reporter. */
export interface Issue {
  rule: Rule
  severity: Severity
  place: Place
  /** What is wrong, as a full sentence that quotes the author's own words. */
  message: string
  /** What to do, as a full sentence. */
  hint?: string
  /** How many characters the words in question take in the source line; the reporter points at them. */
  length?: number
}

/** Takes over what the readers could not read. */
export function issueOfProblem(problem: ReadingProblem): Issue {
  return { ...problem, severity: 'error' }
}

/** Says "; did you mean …?" where a suggestion is at hand. */
export function suggestion(candidate: string | undefined): string {
  return candidate === undefined ? '' : `; did you mean \`${candidate}\`?`
}

/** Orders issues as an author reads files: by file, line, column. */
export function byPlace(one: Issue, other: Issue): number {
  const [a, b] = [one.place, other.place]
  return (
    (a.file < b.file ? -1 : Number(a.file > b.file)) ||
    a.line - b.line ||
    a.column - b.column ||
    (one.rule < other.rule ? -1 : Number(one.rule > other.rule))
  )
}
