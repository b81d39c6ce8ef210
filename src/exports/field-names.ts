/**
 * Maps the fields of CSL to those of BibTeX and RIS. The exports use this table, and a test compares docs/exports.md with
 * it.
 */

import type { CslItem, CslType } from '../references/csl.ts'

export type Field = Exclude<keyof CslItem, 'id' | 'type'>
export type Format = 'bibtex' | 'ris'

/** Groups of types that share the names of some fields. */
export const typeGroups = {
  articles: ['article-journal', 'article-magazine', 'article-newspaper'],
  papers: ['paper-conference'],
  books: ['book', 'chapter'],
  book: ['book'],
  monographs: ['book', 'thesis'],
  institutional: ['report', 'thesis'],
  documents: ['article', 'document', 'post', 'post-weblog', 'webpage'],
  law: ['bill', 'hearing', 'legal_case', 'legislation', 'regulation', 'treaty'],
  numbered: ['bill', 'legislation', 'patent', 'regulation', 'report'],
  standardNumbered: ['patent', 'report', 'standard'],
} as const satisfies Record<string, readonly CslType[]>

export type TypeGroup = keyof typeof typeGroups

/** The names of a field in a format. Assay reads the first; the others are for other programs. */
type Names = readonly string[]

/** The names of a field for every type, or by group of types. */
type Carriers = Names | ({ others: Names } & Partial<Record<TypeGroup, Names>>)

/** The names of a field in the two formats. */
export interface FieldRow {
  bibtex: Carriers
  ris: Carriers
  /** Whether the BibTeX field is for people and other programs only: Assay does not read it. */
  unreadInBibtex?: true
}

/** The fields that BibTeX or RIS can contain. All other fields are exported only as CSL-JSON. */
export const fieldRows: Partial<Record<Field, FieldRow>> = {
  title: { bibtex: ['title'], ris: ['TI'] },
  'title-short': { bibtex: ['shorttitle'], ris: ['ST'] },
  author: { bibtex: ['author'], ris: ['AU'] },
  editor: { bibtex: ['editor'], ris: ['A2'] },
  translator: { bibtex: ['translator'], ris: ['A4'] },
  'container-author': { bibtex: ['bookauthor'], ris: [] },
  'collection-editor': { bibtex: [], ris: ['A3'] },
  issued: { bibtex: ['date', 'year', 'month'], ris: ['DA', 'PY'] },
  accessed: { bibtex: ['urldate'], ris: ['Y2'] },
  'event-date': { bibtex: ['eventdate'], ris: [] },
  'original-date': { bibtex: ['origdate'], ris: [] },
  'container-title': {
    bibtex: { articles: ['journal'], others: ['booktitle'] },
    ris: { book: [], others: ['T2'] },
  },
  'container-title-short': { bibtex: { articles: ['shortjournal'], others: [] }, ris: ['J2'] },
  'collection-title': { bibtex: ['series'], ris: { book: ['T2'], others: ['T3'] } },
  'collection-number': { bibtex: { books: ['number'], others: [] }, ris: ['SV'] },
  volume: { bibtex: ['volume'], ris: ['VL'] },
  issue: { bibtex: { articles: ['number'], papers: ['number'], others: [] }, ris: ['IS'] },
  page: { bibtex: ['pages'], ris: { monographs: [], others: ['SP', 'EP'] } },
  'number-of-pages': { bibtex: ['pagetotal'], ris: { monographs: ['SP'], others: [] } },
  'number-of-volumes': { bibtex: ['volumes'], ris: ['NV'] },
  'chapter-number': { bibtex: ['chapter'], ris: [] },
  'part-number': { bibtex: ['part'], ris: [] },
  section: { bibtex: [], ris: ['SE'] },
  edition: { bibtex: ['edition'], ris: ['ET'] },
  version: { bibtex: ['version'], ris: [] },
  number: {
    bibtex: {
      numbered: ['number'],
      articles: ['eid'],
      papers: ['eid'],
      books: ['eid'],
      others: ['eid', 'number'],
    },
    ris: { articles: ['C7'], standardNumbered: ['SN'], others: ['M1'] },
  },
  genre: { bibtex: ['type'], ris: ['M3'] },
  publisher: {
    bibtex: {
      institutional: ['institution'],
      papers: ['organization'],
      documents: ['organization'],
      law: ['organization'],
      others: ['publisher'],
    },
    ris: { law: ['C5'], others: ['PB'] },
  },
  'publisher-place': { bibtex: ['address'], ris: ['CY'] },
  authority: { bibtex: ['authority'], ris: { law: ['PB'], others: [] } },
  jurisdiction: { bibtex: ['jurisdiction'], ris: ['C3'] },
  'event-title': { bibtex: ['eventtitle'], ris: [] },
  'event-place': { bibtex: ['venue'], ris: [] },
  'original-title': { bibtex: ['origtitle'], ris: ['OP'] },
  'volume-title': { bibtex: ['issuetitle'], ris: [] },
  DOI: { bibtex: ['doi'], ris: ['DO'] },
  PMID: { bibtex: ['pmid', 'eprint', 'eprinttype'], ris: ['AN'] },
  PMCID: { bibtex: ['pmcid'], ris: ['C2'] },
  ISBN: { bibtex: ['isbn'], ris: { standardNumbered: [], others: ['SN'] } },
  ISSN: { bibtex: ['issn'], ris: { standardNumbered: [], others: ['SN'] } },
  URL: { bibtex: ['url'], ris: ['UR'] },
  language: { bibtex: ['language'], ris: ['LA'] },
  keyword: { bibtex: ['keywords'], ris: ['KW'] },
  abstract: { bibtex: ['abstract'], ris: ['AB'], unreadInBibtex: true },
  annote: { bibtex: ['annotation'], ris: [], unreadInBibtex: true },
  'call-number': { bibtex: ['library'], ris: ['CN'] },
  source: { bibtex: [], ris: ['DB'] },
}

/** Returns the names of a field in a format, for items of a type. Empty if the format has no such field. */
export function namesOf(format: Format, field: Field, type: CslType): Names {
  const carriers = fieldRows[field]?.[format] ?? []
  if ('others' in carriers) {
    const group = groupsOf(type).find((each) => carriers[each] !== undefined)
    return (group && carriers[group]) ?? carriers.others
  }
  return carriers
}

function groupsOf(type: CslType): TypeGroup[] {
  const groups = Object.keys(typeGroups) as TypeGroup[]
  return groups.filter((group) => (typeGroups[group] as readonly CslType[]).includes(type))
}
