/**
 * Maps the fields of CSL to those of BibTeX and RIS. The exports use this table, and a test compares docs/exports.md with
 * it.
 */

import { type CslItem, type CslType, isLaw } from '../references/csl.ts'

import { type EntryType, hasField } from './data-model.ts'

export type Field = Exclude<keyof CslItem, 'id' | 'type'>

/** Groups of types that share the names of some fields. */
export const typeGroups = {
  articles: ['article-journal', 'article-magazine', 'article-newspaper'],
  book: ['book'],
  monographs: ['book', 'thesis'],
  law: ['bill', 'hearing', 'legal_case', 'legislation', 'regulation', 'treaty'],
  standardNumbered: ['patent', 'report', 'standard'],
} as const satisfies Record<string, readonly CslType[]>

export type TypeGroup = keyof typeof typeGroups

type Names = readonly string[]

/** The tags of a field for every type, or by group of types. */
type Tags = Names | ({ others: Names } & Partial<Record<TypeGroup, Names>>)

/** A field of BibTeX that can contain a field of CSL, if biblatex's data model has it in entries of that type. */
export interface Carrier {
  name: string
  /** The only entry types in which it does. */
  entries?: readonly EntryType[]
  /** The only types of CSL for which it does. */
  types?: 'law' | 'not law' | 'webpage'
  /** Other fields that repeat all or part of the value for other programs. */
  also?: Names
}

/** The names of a field in the two formats. */
export interface FieldRow {
  /**
   * The fields of BibTeX that can contain it; the first that the entry can have is used. If it can have none, the value
   * is in `note`. A field without this property is not exported to BibTeX.
   */
  bibtex?: readonly Carrier[]
  /** The tags. Assay reads the first; the others are for other programs. */
  ris: Tags
  /** Whether the BibTeX field is for people and other programs only: Assay does not read it. */
  unreadInBibtex?: true
}

const inSeries = ['book', 'inbook', 'incollection', 'inreference'] as const

/** The fields that BibTeX or RIS can contain. All other fields are exported only as CSL-JSON. */
export const fieldRows: Partial<Record<Field, FieldRow>> = {
  title: { bibtex: [{ name: 'title' }], ris: ['TI'] },
  'title-short': { bibtex: [{ name: 'shorttitle' }], ris: ['ST'] },
  author: { bibtex: [{ name: 'author' }], ris: ['AU'] },
  editor: { bibtex: [{ name: 'editor' }], ris: ['A2'] },
  translator: { bibtex: [{ name: 'translator' }], ris: ['A4'] },
  'container-author': { bibtex: [{ name: 'bookauthor' }], ris: [] },
  'collection-editor': { ris: ['A3'] },
  issued: { bibtex: [{ name: 'date', also: ['year', 'month'] }], ris: ['DA', 'PY'] },
  accessed: { bibtex: [{ name: 'urldate' }], ris: ['Y2'] },
  'event-date': { bibtex: [{ name: 'eventdate' }], ris: [] },
  'original-date': { bibtex: [{ name: 'origdate' }], ris: [] },
  'container-title': {
    bibtex: [
      { name: 'journal' },
      { name: 'booktitle' },
      { name: 'organization', entries: ['online'] },
    ],
    ris: { book: [], others: ['T2'] },
  },
  'container-title-short': { bibtex: [{ name: 'shortjournal' }], ris: ['J2'] },
  'collection-title': { bibtex: [{ name: 'series' }], ris: { book: ['T2'], others: ['T3'] } },
  'collection-number': { bibtex: [{ name: 'number', entries: inSeries }], ris: ['SV'] },
  volume: { bibtex: [{ name: 'volume' }], ris: ['VL'] },
  issue: { bibtex: [{ name: 'number', entries: ['article'] }], ris: ['IS'] },
  page: { bibtex: [{ name: 'pages' }], ris: { monographs: [], others: ['SP', 'EP'] } },
  'number-of-pages': { bibtex: [{ name: 'pagetotal' }], ris: { monographs: ['SP'], others: [] } },
  'number-of-volumes': { bibtex: [{ name: 'volumes' }], ris: ['NV'] },
  'chapter-number': { bibtex: [{ name: 'chapter' }], ris: [] },
  'part-number': { bibtex: [{ name: 'part' }], ris: [] },
  section: { ris: ['SE'] },
  edition: { bibtex: [{ name: 'edition' }], ris: ['ET'] },
  version: { bibtex: [{ name: 'version' }], ris: [] },
  number: {
    bibtex: [
      { name: 'number', entries: ['patent', 'report'] },
      // Zotero and pandoc do not read `eid`.
      { name: 'pages', entries: ['article'], also: ['bookpagination'] },
      { name: 'eid' },
    ],
    // `SP` if there are no pages: Zotero does not read `C7`.
    ris: { articles: ['C7', 'SP'], standardNumbered: ['SN'], others: ['M1'] },
  },
  genre: { bibtex: [{ name: 'type' }], ris: ['M3'] },
  authority: {
    bibtex: [
      { name: 'institution', types: 'law' },
      { name: 'organization', types: 'law' },
    ],
    ris: { law: ['PB'], others: [] },
  },
  publisher: {
    bibtex: [
      { name: 'publisher' },
      { name: 'institution', types: 'not law' },
      { name: 'organization', entries: ['misc', 'software'], types: 'not law' },
      { name: 'organization', entries: ['online'], types: 'webpage' },
      { name: 'howpublished' },
    ],
    ris: { law: ['C5'], others: ['PB'] },
  },
  'publisher-place': { bibtex: [{ name: 'address' }], ris: ['CY'] },
  jurisdiction: { bibtex: [], ris: ['C3'] },
  'event-title': { bibtex: [{ name: 'eventtitle' }], ris: [] },
  'event-place': { bibtex: [{ name: 'venue' }], ris: [] },
  status: { bibtex: [{ name: 'pubstate' }], ris: [] },
  'original-title': { bibtex: [{ name: 'origtitle' }], ris: ['OP'] },
  'volume-title': { bibtex: [{ name: 'issuetitle' }], ris: [] },
  DOI: { bibtex: [{ name: 'doi' }], ris: ['DO'] },
  PMID: { bibtex: [{ name: 'eprint', also: ['eprinttype'] }], ris: ['AN'] },
  PMCID: { bibtex: [], ris: ['C2'] },
  ISBN: { bibtex: [{ name: 'isbn' }], ris: { standardNumbered: [], others: ['SN'] } },
  ISSN: { bibtex: [{ name: 'issn' }], ris: { standardNumbered: [], others: ['SN'] } },
  URL: { bibtex: [{ name: 'url' }], ris: ['UR'] },
  language: { bibtex: [{ name: 'language', also: ['langid'] }], ris: ['LA'] },
  keyword: { bibtex: [{ name: 'keywords' }], ris: ['KW'] },
  abstract: { bibtex: [{ name: 'abstract' }], ris: ['AB'], unreadInBibtex: true },
  annote: { bibtex: [{ name: 'annotation' }], ris: [], unreadInBibtex: true },
  'call-number': { bibtex: [{ name: 'library' }], ris: ['CN'] },
  source: { ris: ['DB'] },
}

/** Returns the tags of a field in RIS, for items of a type. Empty if RIS has no such field. */
export function tagsOf(field: Field, type: CslType): Names {
  const tags = fieldRows[field]?.ris ?? []
  if ('others' in tags) {
    const group = groupsOf(type).find((each) => tags[each] !== undefined)
    return (group && tags[group]) ?? tags.others
  }
  return tags
}

function groupsOf(type: CslType): TypeGroup[] {
  const groups = Object.keys(typeGroups) as TypeGroup[]
  return groups.filter((group) => (typeGroups[group] as readonly CslType[]).includes(type))
}

/**
 * Returns the field of BibTeX that contains a field of CSL.
 *
 * @param taken the fields that contain others already
 * @returns `undefined` if the entry can have none
 */
export function carrierOf(
  field: Field,
  type: CslType,
  entry: EntryType,
  taken: Pick<ReadonlySet<string>, 'has'>,
): Carrier | undefined {
  return fieldRows[field]?.bibtex?.find(
    ({ name, entries, types }) =>
      hasField(entry, name) &&
      !taken.has(name) &&
      (entries?.includes(entry) ?? true) &&
      (types === undefined || types === type || types === (isLaw(type) ? 'law' : 'not law')),
  )
}
