import type { CslType } from '../../references/csl.ts'

/** The type of CSL for each reference type of RIS (RIS specification of 2011, "Reference Types"). */
export const risTypes: Readonly<Partial<Record<string, CslType>>> = {
  ABST: 'article-journal',
  ADVS: 'motion_picture',
  AGGR: 'dataset',
  ANCIENT: 'classic',
  ART: 'graphic',
  BILL: 'bill',
  BLOG: 'post-weblog',
  BOOK: 'book',
  CASE: 'legal_case',
  CHAP: 'chapter',
  CHART: 'figure',
  CLSWK: 'classic',
  COMP: 'software',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  CTLG: 'entry',
  DATA: 'dataset',
  DBASE: 'dataset',
  DICT: 'entry-dictionary',
  DISS: 'thesis',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  EJOUR: 'article-journal',
  ELEC: 'webpage',
  ENCYC: 'entry-encyclopedia',
  EQUA: 'document',
  FIGURE: 'figure',
  GEN: 'document',
  GOVDOC: 'report',
  GRANT: 'document',
  GRNT: 'document',
  HEAR: 'hearing',
  ICOMM: 'post',
  INPR: 'article-journal',
  INTV: 'interview',
  JFULL: 'periodical',
  JOUR: 'article-journal',
  LEGAL: 'regulation',
  MANSCPT: 'manuscript',
  MAP: 'map',
  MGZN: 'article-magazine',
  MPCT: 'motion_picture',
  MULTI: 'document',
  MUSIC: 'musical_score',
  NEWS: 'article-newspaper',
  PAMP: 'pamphlet',
  PAT: 'patent',
  PCOMM: 'personal_communication',
  PODCST: 'broadcast',
  PREPRINT: 'article',
  RPRT: 'report',
  SER: 'book',
  SLIDE: 'speech',
  SOUND: 'song',
  STAND: 'standard',
  STAT: 'legislation',
  STD: 'standard',
  THES: 'thesis',
  UNBILL: 'bill',
  UNPB: 'manuscript',
  UNPD: 'manuscript',
  VIDEO: 'motion_picture',
  WEB: 'webpage',
}

/** Kinds of unpublished works that are posted for everyone, as `M3` states them. */
const posted = /\b(?:(?:pre|post|e)-?prints?|working papers?)\b/i

/**
 * Returns the type of CSL for a reference type of RIS. RIS has none for preprints, which are unpublished works (`MANSCPT`,
 * `UNPB`, or `UNPD` in some programs) of that kind.
 *
 * @param kind the type of work (`M3`)
 * @returns `undefined` for a type that RIS does not have
 */
export function typeInRis(written: string, kind: string | undefined): CslType | undefined {
  const type = risTypes[written.toUpperCase()]
  return type === 'manuscript' && posted.test(kind ?? '') ? 'article' : type
}
