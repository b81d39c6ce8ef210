/** Kinds of source in BibTeX and RIS. */

import { type CslItem, type CslType, isLaw } from '../references/csl.ts'
import type { EntryType } from './data-model.ts'

import { cslTypeOf } from '../reading/bibtex/entry-types.ts'

/**
 * The biblatex entry type (biblatex manual, "Entry Types") and the RIS type (RIS specification of 2011, "Reference Types")
 * of each type of CSL.
 *
 * An entry of a type such as `@legislation` or `@music` has no title in biblatex's data model, and Zotero leaves out
 * entries of a type that it does not know, such as `@dataset` (its translator `BibTeX.js`). These are `@misc`, which is
 * also how the styles of biblatex print them.
 */
export const exportTypes: Readonly<Record<CslType, readonly [bibtex: EntryType, ris: string]>> = {
  // A preprint: "not published in a journal" (CSL 1.0.2, "Types"), whereas @article and JOUR are in one. RIS has no type for
  // it. Of those for unpublished works, Zotero (its translator `RIS.js`) knows MANSCPT, and keeps the kind in `M3`; it takes
  // UNPB and GEN for articles in journals.
  article: ['misc', 'MANSCPT'],
  'article-journal': ['article', 'JOUR'],
  'article-magazine': ['article', 'MGZN'],
  'article-newspaper': ['article', 'NEWS'],
  bill: ['misc', 'BILL'],
  book: ['book', 'BOOK'],
  broadcast: ['misc', 'MPCT'],
  chapter: ['incollection', 'CHAP'],
  classic: ['unpublished', 'CLSWK'],
  collection: ['misc', 'GEN'],
  dataset: ['misc', 'DATA'],
  document: ['misc', 'GEN'],
  entry: ['inreference', 'CTLG'],
  'entry-dictionary': ['inreference', 'DICT'],
  'entry-encyclopedia': ['inreference', 'ENCYC'],
  event: ['misc', 'GEN'],
  figure: ['misc', 'FIGURE'],
  graphic: ['misc', 'ART'],
  hearing: ['misc', 'HEAR'],
  interview: ['misc', 'GEN'],
  legal_case: ['misc', 'CASE'],
  legislation: ['misc', 'STAT'],
  manuscript: ['unpublished', 'MANSCPT'],
  map: ['misc', 'MAP'],
  motion_picture: ['misc', 'MPCT'],
  musical_score: ['misc', 'MUSIC'],
  pamphlet: ['booklet', 'PAMP'],
  'paper-conference': ['inproceedings', 'CPAPER'],
  patent: ['patent', 'PAT'],
  performance: ['misc', 'GEN'],
  periodical: ['misc', 'SER'],
  personal_communication: ['misc', 'PCOMM'],
  post: ['online', 'ICOMM'],
  'post-weblog': ['online', 'BLOG'],
  regulation: ['misc', 'LEGAL'],
  report: ['report', 'RPRT'],
  review: ['article', 'JOUR'],
  'review-book': ['article', 'BOOK'],
  software: ['software', 'COMP'],
  song: ['misc', 'SOUND'],
  speech: ['unpublished', 'SOUND'],
  standard: ['misc', 'STAND'],
  thesis: ['thesis', 'THES'],
  treaty: ['misc', 'GEN'],
  webpage: ['online', 'ELEC'],
}

/**
 * Returns the entry type of an item, with the fields that its type requires (`blx-dm.def`,
 * `\DeclareDatamodelConstraints`):
 *
 * - `@incollection` requires an editor, so a chapter without one is `@inbook`, which also has a `bookauthor`;
 * - `@online` requires an address, so a page without one is `@misc`;
 * - `@misc` has no number, so what is complete as a `@report` is one, such as the registration of a trial.
 */
export function entryTypeOf(item: CslItem): EntryType {
  const [type] = exportTypes[item.type]
  switch (type) {
    case 'incollection':
      return item.editor && !item['container-author'] ? type : 'inbook'
    case 'online':
      return (item.URL ?? item.DOI ?? item.PMID) ? type : 'misc'
    case 'misc': {
      const issuer = isLaw(item.type) ? item.authority : item.publisher
      return item.number && item.author && item.genre && issuer ? 'report' : type
    }
    default:
      return type
  }
}

/** The fields that tell a talk from a manuscript (`reading/bibtex/entry-types.ts`). */
const events: Record<string, keyof CslItem> = {
  eventdate: 'event-date',
  eventtitle: 'event-title',
  venue: 'event-place',
}

/** The values that biblatex and pandoc know (biblatex manual, `entrysubtype`). */
const knownSubtypes: Partial<Record<CslType, string>> = {
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
}

/**
 * Returns `entrysubtype`: the CSL type of an item whose entry type would be read as another. A `webpage` has it if its
 * `organization` is a website (`container-title`).
 */
export function entrySubtypeOf(item: CslItem, type: EntryType): string | undefined {
  const isSite = type === 'online' && item['container-title'] !== undefined
  const has = (field: string) => {
    const event = events[field]
    return event !== undefined && item[event] !== undefined
  }
  if (!isSite && cslTypeOf(type, undefined, has) === item.type) return undefined
  return knownSubtypes[item.type] ?? item.type
}
