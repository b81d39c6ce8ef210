/** Kinds of source in BibTeX and RIS. */

import type { CslType } from '../references/csl.ts'

/**
 * The biblatex entry type (biblatex manual, "Entry Types") and the RIS type (RIS specification of 2011, "Reference Types")
 * of each type of CSL.
 */
export const exportTypes: Readonly<Record<CslType, readonly [bibtex: string, ris: string]>> = {
  // A preprint: "not published in a journal" (CSL 1.0.2, "Types"), whereas @article requires one.
  article: ['online', 'JOUR'],
  'article-journal': ['article', 'JOUR'],
  'article-magazine': ['article', 'MGZN'],
  'article-newspaper': ['article', 'NEWS'],
  bill: ['legislation', 'BILL'],
  book: ['book', 'BOOK'],
  broadcast: ['audio', 'MPCT'],
  // @inbook is for parts of a book by one author.
  chapter: ['incollection', 'CHAP'],
  classic: ['unpublished', 'CLSWK'],
  collection: ['misc', 'GEN'],
  dataset: ['dataset', 'DATA'],
  document: ['misc', 'GEN'],
  entry: ['inreference', 'CTLG'],
  'entry-dictionary': ['inreference', 'DICT'],
  'entry-encyclopedia': ['inreference', 'ENCYC'],
  event: ['misc', 'GEN'],
  figure: ['image', 'FIGURE'],
  graphic: ['artwork', 'ART'],
  hearing: ['legislation', 'HEAR'],
  interview: ['audio', 'GEN'],
  legal_case: ['jurisdiction', 'CASE'],
  legislation: ['legislation', 'STAT'],
  manuscript: ['unpublished', 'MANSCPT'],
  map: ['misc', 'MAP'],
  motion_picture: ['movie', 'MPCT'],
  musical_score: ['music', 'MUSIC'],
  pamphlet: ['booklet', 'PAMP'],
  'paper-conference': ['inproceedings', 'CPAPER'],
  patent: ['patent', 'PAT'],
  performance: ['performance', 'GEN'],
  periodical: ['periodical', 'SER'],
  personal_communication: ['letter', 'PCOMM'],
  post: ['online', 'ICOMM'],
  'post-weblog': ['online', 'BLOG'],
  // @legal is for treaties.
  regulation: ['legislation', 'LEGAL'],
  report: ['report', 'RPRT'],
  review: ['review', 'JOUR'],
  'review-book': ['review', 'BOOK'],
  software: ['software', 'COMP'],
  song: ['music', 'SOUND'],
  speech: ['audio', 'SOUND'],
  standard: ['standard', 'STAND'],
  thesis: ['thesis', 'THES'],
  treaty: ['legal', 'GEN'],
  webpage: ['online', 'ELEC'],
}

/** What distinguishes articles in magazines and newspapers from those in journals (biblatex manual, `entrysubtype`). */
export const entrySubtypes: Partial<Record<CslType, string>> = {
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
}
