/** The facts that transforms collect about a text while it is compiled, so that pages need not parse it again. */

import type { VFile } from 'vfile'

/** A heading of a text: Astro's `MarkdownHeading`. */
export interface Heading {
  /** 1 to 6. */
  depth: number
  /** Its `id` on the page. */
  slug: string
  text: string
}

/** A place in a text that cites a source. */
export interface Mention {
  /** The key of the source. */
  key: string
  /** The `id` of the citation on the page. */
  id: string
  /** The sentence around the citation. */
  sentence: string
}

/** What is known of a text once it is compiled. */
export interface TextFacts {
  /** The headings with the one of the bibliography, in order. */
  headings: Heading[]
  /** The places that cite sources, in order. */
  mentions: Mention[]
  /** The keys of the bibliography, in its order: sources that are cited, and those of `nocite`. */
  listed: string[]
  /** Whether the text contains a `<Disclaimer />`. */
  disclaimed: boolean
  /** The `src` of each `<Chart>`, in order. */
  charts: string[]
  /** The files that the text links to, as paths from the folder of the article. */
  downloads: string[]
  /** The key points without citations: safe HTML, empty if there are none. */
  keyPoints: string

  /** Whether the text contains formulas. */
  formulas: boolean
  /** The number of words that people read. */
  words: number
}

const none: TextFacts = {
  headings: [],
  mentions: [],
  listed: [],
  disclaimed: false,
  charts: [],
  downloads: [],
  keyPoints: '',

  formulas: false,
  words: 0,
}

/** Adds facts about a text to its front matter. Does nothing to a file that Astro does not compile. */
export function setTextFacts({ data }: VFile, facts: Partial<TextFacts>): void {
  const frontmatter: WithTextFacts | undefined = data.astro?.frontmatter
  if (frontmatter) frontmatter.textFacts = { ...frontmatter.textFacts, ...facts }
}

/** Returns the facts about a text from the front matter of its compiled module. */
export function textFacts({ textFacts: facts }: WithTextFacts): TextFacts {
  return { ...none, ...facts }
}

/** Front matter with the facts about its text. */
interface WithTextFacts {
  textFacts?: Partial<TextFacts>
}
