/** A citation and the sources in it. */

/** One source within a citation. */
export interface CitedItem {
  /** The citation key as written. */
  key: string
  /** Text before the source, such as "see". */
  prefix?: string
  /** The position in the source: "3-4". */
  locator?: string
  /** CSL's term for what the locator counts: "page". */
  label?: string
  /** The locator as the author wrote it: "pp. 3-4". */
  writtenLocator?: string
  /** Text after the source. */
  suffix?: string
  /** Whether the authors are left out, as in `[-@key]`. */
  suppressAuthor?: boolean
}

/** A citation in a text: `[see @a, p. 3; @b]`, or `@a says`. */
export interface Citation {
  items: CitedItem[]
  /** Whether the authors are part of the sentence, as in `@a says`. */
  narrative: boolean
  /** The number of the note that contains it, if any. */
  note?: number
  /** In a note style, how it is printed in a footnote of the author's own: in parentheses, or as part of the sentence. */
  inOwnNote?: 'in-parentheses' | 'in-sentence'
}
