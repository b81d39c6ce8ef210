/** An opening and a closing mark, with the spaces that belong to them. */
type Pair = readonly [open: string, close: string]

/** The quotation marks of a language, for straight ones in a text. */
export interface QuotationMarks {
  /** For `"`. */
  double: Pair
  /** For `'`. */
  single: Pair
  /** Whether marks open and close in turn, as in languages in which an opening one can follow a letter. */
  alternate?: boolean
}

/** The quotation marks of English. Those of other languages come from `citations/quotation-marks.ts`. */
export const englishMarks: QuotationMarks = {
  double: ['\u201c', '\u201d'],
  single: ['\u2018', '\u2019'],
}
