/** Kinds of source in BibTeX and RIS, and the media types of these formats. */

import type { CslType } from '../references/csl.ts'

/** By the ending of a file. None is registered with IANA; these are what reference managers announce and accept. */
export const mediaTypes = {
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
} as const

/** Where citation-js's choice of a biblatex entry type is not the best one. */
export const entryTypes: Partial<Record<CslType, string>> = {
  // A preprint: "not published in a journal" (CSL 1.0.2, "Types"), whereas @article has to name one.
  article: 'online',
  // @inbook is for parts of a book by one author.
  chapter: 'incollection',
  figure: 'image',
  pamphlet: 'booklet',
  // @legal is for treaties.
  regulation: 'legislation',
  hearing: 'legislation',
}

/** What tells articles in magazines and newspapers from those in journals (biblatex manual, `entrysubtype`). */
export const entrySubtypes: Partial<Record<CslType, string>> = {
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
}

/** Where citation-js's choice of a RIS type is not the best one. */
export const risTypes: Partial<Record<CslType, string>> = {
  legislation: 'STAT',
  'paper-conference': 'CPAPER',
}
