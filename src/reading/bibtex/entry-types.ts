import { type CslType, cslTypes } from '../../references/csl.ts'

/**
 * The entry types of BibTeX and biblatex, and those that programs and styles add, with the CSL type of each (biblatex
 * manual, "Entry Types" and "Type Aliases"; pandoc reads nearly all of them in the same way).
 */
const types: Readonly<Record<string, CslType>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'song',
  bachelorsthesis: 'thesis',
  book: 'book',
  bookinbook: 'book',
  booklet: 'pamphlet',
  collection: 'book',
  commentary: 'book',
  conference: 'paper-conference',
  data: 'dataset',
  dataset: 'dataset',
  electronic: 'webpage',
  image: 'figure',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'entry-encyclopedia',
  jurisdiction: 'legal_case',
  legal: 'treaty',
  legislation: 'legislation',
  letter: 'personal_communication',
  letters: 'personal_communication',
  manual: 'book',
  mastersthesis: 'thesis',
  misc: 'document',
  movie: 'motion_picture',
  music: 'song',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  newsarticle: 'article-newspaper',
  online: 'webpage',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  phdthesis: 'thesis',
  preprint: 'article',
  presentation: 'speech',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  review: 'review',
  software: 'software',
  standard: 'standard',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  suppperiodical: 'article-journal',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'manuscript',
  video: 'motion_picture',
  webpage: 'webpage',
  website: 'webpage',
  www: 'webpage',
}

/** Entries that contain data for others or group them, and are not references (biblatex manual, "Entry Types"). */
const helpers = new Set(['bibnote', 'set', 'xdata'])

/** Types that a style can give a meaning of its own (biblatex manual, "customa" to "customf"). */
const custom = /^custom[a-f]$/

/** Returns whether an entry is a reference, and not a set or common data. */
export function isReference(type: string): boolean {
  return !helpers.has(type)
}

/** The names of all entry types that are read. */
export const entryTypeNames: readonly string[] = Object.keys(types)

/**
 * The CSL type of an entry.
 *
 * @param subtype `entrysubtype`, which distinguishes magazines and newspapers from journals, or is a CSL type in the
 *   exports of Assay
 * @param has returns whether the entry has a field
 * @returns `undefined` for a type that is not known
 */
export function cslTypeOf(
  type: string,
  subtype: string | undefined,
  has: (field: string) => boolean,
): CslType | undefined {
  const periodical = /^(?:article|periodical|suppperiodical|review)$/.test(type)
  switch (periodical ? subtype?.trim().toLowerCase() : undefined) {
    case 'magazine':
      return 'article-magazine'
    case 'newspaper':
      return 'article-newspaper'
  }
  const exported = cslTypes.find((each) => each === subtype?.trim())
  if (exported) return exported
  // A talk.
  if (type === 'unpublished' && (has('eventtitle') || has('eventdate') || has('venue')))
    return 'speech'
  if (custom.test(type)) return 'document'
  return Object.hasOwn(types, type) ? types[type] : undefined
}
