/** The index, as search uses it. */

/** What the index says about pages that have a word. Pages are named by their ids. */
export interface WordIndex {
  /** Returns the pages with exactly this word or phrase, in any inflection. */
  pagesWith: (phrase: string) => Promise<ReadonlySet<string>>
  /** Returns how well pages match a word or phrase; also pages that only have longer words. */
  matches: (phrase: string) => Promise<ReadonlyMap<string, Match>>
  /** Returns the kind of a page. */
  kindOf: (page: string) => string
}

/** How well a page matches a word. */
export interface Match {
  /** More is better. */
  score: number
  /** Whether the word is in the title of the page. */
  inTitle: boolean
  /** Whether it is in the description. */
  inDescription: boolean
  /** Whether the page is about it: whether it is in the title, in a claim that the page checks, in a topic or in its address. */
  isSubject: boolean
  /** Whether it is an author of the source. */
  isAuthor: boolean
  /** The positions of the word in the text of the page. */
  places: readonly number[]
}
