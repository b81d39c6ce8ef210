/** The nouns of citing. */

/** One source within a citation. */
export interface CitedItem {
  /** The citation key as written. */
  key: string
  /** Text before the source, such as "see". */
  prefix?: string
  /** Where in the source: "3-4". */
  locator?: string
  /** What the locator counts, in CSL's words: "page". */
  label?: string
  /** The locator as the author wrote it: "pp. 3-4". */
  writtenLocator?: string
  /** Text behind the source. */
  suffix?: string
  /** Leave the authors out, as in `[-@key]`. */
  suppressAuthor?: boolean
}

/** A citation as it stands in a text: `[see @a, p. 3; @b]`, or `@a says`. */
export interface Citation {
  items: CitedItem[]
  /** The authors are part of the sentence, as in `@a says`. */
  narrative: boolean
  /** The number of the note that holds it, if one does. */
  note?: number
  /** How it is printed inside a footnote of the author's own, in a note style: in parentheses, or as part of the sentence. */
  inOwnNote?: 'in-parentheses' | 'in-sentence'
}
