/** The vocabulary of CSL-JSON: specification 1.0.2, "Appendix IV – Variables" and "Appendix III – Types". */

import type { CslDate } from '../shared/csl-date.ts'

export const cslTypes = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const

/** Types of law, whose `authority` is the court or parliament. */
const lawTypes = /^(?:bill|hearing|legal_case|legislation|regulation|treaty)$/

export function isLaw(type: string): boolean {
  return lawTypes.test(type)
}

export const cslTextVariables = [
  'abstract',
  'annote',
  'archive',
  'archive_collection',
  'archive_location',
  'archive-place',
  'authority',
  'call-number',
  'citation-key',
  'citation-label',
  'collection-title',
  'container-title',
  'container-title-short',
  'dimensions',
  'division',
  'DOI',
  'event-title',
  'event-place',
  'genre',
  'ISBN',
  'ISSN',
  'jurisdiction',
  'keyword',
  'language',
  'license',
  'medium',
  'note',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'part-title',
  'PMCID',
  'PMID',
  'publisher',
  'publisher-place',
  'references',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'source',
  'status',
  'title',
  'title-short',
  'URL',
  'volume-title',
  'year-suffix',
] as const

export const cslNumberVariables = [
  'chapter-number',
  'citation-number',
  'collection-number',
  'edition',
  'first-reference-note-number',
  'issue',
  'locator',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'page',
  'page-first',
  'part-number',
  'printing-number',
  'section',
  'supplement-number',
  'version',
  'volume',
] as const

export const cslDateVariables = [
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted',
] as const

export const cslNameVariables = [
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editor-translator',
  'editorial-director',
  'executive-producer',
  'guest',
  'host',
  'illustrator',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
] as const

/** Returns whether a variable contains names. */
export function isNameVariable(variable: unknown): variable is (typeof cslNameVariables)[number] {
  return (cslNameVariables as readonly unknown[]).includes(variable)
}

/** Every field of a CSL-JSON item except `id`. */
export const cslFields: ReadonlySet<string> = new Set<string>([
  'type',
  ...cslTextVariables,
  ...cslNumberVariables,
  ...cslDateVariables,
  ...cslNameVariables,
])

/** The fields of a reference that are specific to Assay. */
export const ownFields = [
  'health',
  'archived',
  'remark',
  'background',
  'aliases',
  'ignore',
] as const

export type CslType = (typeof cslTypes)[number]

/** Every field of a name in CSL-JSON. */
export const cslNameParts: ReadonlySet<string> = new Set<keyof CslName>([
  'family',
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'comma-suffix',
  'static-ordering',
  'literal',
  'parse-names',
])

/** A name: of a person (`family`, `given` and particles) or of an organisation (`literal`). */
export interface CslName {
  family?: string | undefined
  given?: string | undefined
  'dropping-particle'?: string | undefined
  'non-dropping-particle'?: string | undefined
  suffix?: string | undefined
  literal?: string | undefined
  /** Whether there is a comma before the suffix. */
  'comma-suffix'?: boolean | undefined
  /** Whether the family name always comes first. */
  'static-ordering'?: boolean | undefined
  /** Whether `family` and `given` contain particles to extract. */
  'parse-names'?: boolean | undefined
}

/** A CSL-JSON item in the form that citeproc needs. */
export type CslItem = {
  id: string
  type: CslType
} & Partial<
  Record<(typeof cslTextVariables)[number] | (typeof cslNumberVariables)[number], string>
> &
  Partial<Record<(typeof cslNameVariables)[number], CslName[]>> &
  Partial<Record<(typeof cslDateVariables)[number], CslDate>>
