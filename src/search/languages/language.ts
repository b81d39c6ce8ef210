/** Words with a pattern can also be written with one of the replacements. */
export type Rewriting = readonly [pattern: RegExp, ...replacements: string[]]

/** What search knows about a language. */
export interface SearchLanguage {
  /** Words that carry nothing in a question and are left out, folded. */
  silent: readonly string[]
  /**
   * Words that say what is asked about something: whether it works, is safe, is legal, what it costs. They count where they are
   * found, but something else must be found too. Folded.
   */
  asking: readonly string[]
  /** Other spellings of folded words. Both directions are listed. */
  spellings: readonly Rewriting[]
  /** Plurals and singulars that a stemmer misses, as those of abbreviations. */
  plurals: readonly Rewriting[]
  /** Whether short words lose their vowel before another word, as in “l’arthrose”. Both are words in the index. */
  hasElisions?: boolean
  /** Whether its words are written without spaces between them. Pagefind then divides texts into words. */
  isUnspaced?: boolean
  /**
   * Whether a word that no page has is looked for with other endings and prefixes and in compounds, because search does not know
   * those of the language well enough.
   */
  hasOtherForms?: boolean
  /** What joins a verb to its subject in a question, as in “est-il”. */
  inversion?: RegExp
}
