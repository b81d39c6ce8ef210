/**
 * What the tags of RIS mean in reference types in which they do not have the usual meaning of `fields.ts`, as EndNote and Zotero
 * write them: after EndNote's table of fields, which is in the tests of Zotero's translator (`RIS.js`), and that translator.
 */

import {
  type cslNumberVariables,
  type cslTextVariables,
  cslDateVariables,
  cslNameVariables,
} from '../../references/csl.ts'

export type Variable =
  | (typeof cslDateVariables)[number]
  | (typeof cslNameVariables)[number]
  | (typeof cslNumberVariables)[number]
  | (typeof cslTextVariables)[number]

/**
 * The meaning of a tag: a variable of CSL, several variables of which the first without a value is used, or `none` if CSL has
 * no variable for it. A variable that a tag of the usual meaning has set keeps its value.
 */
export type Meaning = Variable | readonly Variable[] | typeof none

export const none = 'none'

/** Images have a size and the program that made them. */
const image = { A2: none, ET: 'version', SP: none, T2: none, VL: 'dimensions' } as const

/** Grants have amounts of money and deadlines. */
const grant = {
  C5: 'number',
  DA: none,
  ET: none,
  M1: 'status',
  NV: none,
  OP: none,
  SE: none,
  VL: none,
} as const

/** Their people other than the author are advisors and examiners. */
const thesis = { A2: none, A3: none, A4: none, ED: none, T2: none, VL: 'genre' } as const

/** EndNote writes the day of access in two parts: `M1  - May 6` and `VL  - 2020`. */
const page = {
  A2: 'collection-editor',
  M1: 'accessed',
  VL: 'accessed',
  OP: none,
  SP: none,
} as const

const unpublished = { A2: 'collection-editor', T3: none } as const

/** Meanings by reference type and tag, in the order in which the tags are read. */
export const meanings: Readonly<
  Partial<Record<string, Readonly<Partial<Record<string, Meaning>>>>>
> = {
  ADVS: { A2: 'performer', C5: 'medium', NV: none, OP: none },
  AGGR: { DA: 'accessed', ET: none, SE: none },
  ANCIENT: { T3: 'volume-title' },
  ART: { C3: 'dimensions', M1: 'dimensions', SP: none },
  BILL: {
    A2: none,
    A3: none,
    ET: none,
    OP: 'references',
    T3: 'authority',
    PB: ['authority', 'publisher'],
  },
  BLOG: { A3: 'illustrator', OP: none, SE: none, SP: none, T3: 'publisher', VL: none },
  BOOK: { M1: 'collection-number', SE: none },
  CASE: {
    A2: 'container-title',
    A3: none,
    A4: none,
    ET: none,
    M3: 'references',
    NV: ['container-title', 'container-title-short'],
    OP: 'references',
    SE: none,
    SV: 'number',
    T3: none,
  },
  CHAP: { M1: 'number-of-volumes', SE: 'chapter-number' },
  CHART: image,
  CLSWK: {
    A2: 'collection-editor',
    M1: 'collection-number',
    SP: 'number-of-pages',
    T2: 'collection-title',
  },
  COMP: {
    A2: 'collection-editor',
    M1: 'medium',
    OP: none,
    SP: none,
    T2: 'collection-title',
    VL: 'edition',
  },
  CONF: { A4: none, M1: 'issue', OP: none },
  CPAPER: { M1: 'issue' },
  CTLG: {
    A2: 'publisher',
    M1: 'collection-number',
    NV: 'number',
    SE: 'number-of-pages',
    T2: 'collection-title',
  },
  DATA: { A2: 'producer', A4: none, ET: 'version', NV: 'number', OP: none, RI: none, SE: none },
  DBASE: { DA: 'accessed', ET: none, SN: 'number' },
  DICT: { SE: none },
  DISS: thesis,
  EBOOK: {
    A2: 'editor',
    A3: 'collection-editor',
    DA: 'accessed',
    NV: 'version',
    T3: 'collection-title',
    T2: 'collection-title',
  },
  ECHAP: { M1: 'collection-number', SE: 'chapter-number' },
  EDBOOK: {
    AU: 'editor',
    A1: 'editor',
    A2: 'collection-editor',
    M1: 'collection-number',
  },
  EJOUR: { DA: 'accessed', M1: 'issue', NV: 'number', T3: none },
  ELEC: page,
  EQUA: image,
  FIGURE: image,
  GOVDOC: { A2: ['publisher', 'authority'] },
  GRANT: grant,
  GRNT: grant,
  HEAR: {
    ET: none,
    OP: 'references',
    PB: 'publisher',
    T3: 'authority',
    T2: ['authority', 'section'],
  },
  ICOMM: { A2: 'recipient' },
  INTV: { A2: 'interviewer' },
  JOUR: { ET: none },
  LEGAL: {
    A2: 'authority',
    M1: 'page',
    NV: none,
    OP: 'references',
    T3: 'supplement-number',
    VL: 'number',
  },
  MANSCPT: { ET: none, NV: 'number', SE: none },
  MAP: {
    A2: 'collection-editor',
    C1: 'scale',
    C3: 'dimensions',
    SP: none,
    T2: 'collection-title',
  },
  MGZN: { M1: 'issue', NV: none },
  MPCT: {
    AU: 'director',
    A1: 'director',
    A2: none,
    A3: 'producer',
    A4: 'performer',
    C4: 'genre',
    C5: 'medium',
    M3: 'medium',
    SP: 'dimensions',
    T2: 'collection-title',
  },
  MULTI: { A2: 'collection-editor', DA: 'accessed', M1: none, T2: 'collection-title' },
  MUSIC: { A4: 'producer' },
  NEWS: { M1: 'page', NV: none, SE: 'section' },
  PAMP: { A2: 'publisher', M1: 'collection-number', VL: 'number' },
  PAT: {
    A2: 'authority',
    A3: none,
    ET: none,
    IS: none,
    NV: none,
    OP: none,
    SE: none,
    T3: none,
    VL: none,
  },
  PCOMM: { A2: 'recipient', ET: none, NV: 'number' },
  RPRT: {
    A2: 'collection-editor',
    A3: 'publisher',
    A4: none,
    NV: 'collection-number',
    OP: none,
    T2: 'collection-title',
  },
  SER: {
    A2: 'editor',
    A3: 'collection-editor',
    A4: none,
    M1: 'collection-number',
    SE: 'chapter-number',
    T3: 'collection-title',
    T2: 'collection-title',
  },
  SLIDE: { A2: 'author' },
  SOUND: { A2: 'performer' },
  STAND: { NV: none, T2: none, T3: none, VL: 'number' },
  STAT: { ET: none, NV: 'number', OP: 'references', RI: none, T3: none },
  THES: thesis,
  UNPB: unpublished,
  UNPD: unpublished,
  VIDEO: { AU: 'director', A1: 'director', A2: none, A3: 'producer' },
  WEB: page,
}
