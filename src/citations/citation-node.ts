/** Citations in a Markdown tree. */

import type { Properties } from 'hast'
import type { InlineCode, Nodes } from 'mdast'

import type { Citation } from './citation.ts'
import type { Malformed } from './grammar.ts'

/**
 * A citation in a Markdown tree.
 *
 * For other transforms it is inline code of one letter, so that smart quotes treat it as a word.
 */
export interface CitationNode extends InlineCode {
  citation: Citation
  /** Where it starts in the source. */
  offset: number
  /** Where it ends in the source. */
  end: number
  data: { hName: 'span'; hProperties: Properties; hChildren: [] }
}

/** Returns whether a node is a citation. */
export function isCitation(node: Nodes): node is CitationNode {
  return 'citation' in node
}

/** A key in a text and the offset of its `@` in the source. */
export interface CitedKey {
  /** The citation that it is in. */
  citation: CitationNode
  /** The key, in Normalization Form C. */
  key: string
  offset: number
  /** The number of characters that it takes in the source, including the `@`. */
  length: number
  /** Everything after the `@` up to a space, a bracket, a semicolon or a comma. */
  word: string
  /** Whether the citation is in brackets. */
  inBrackets: boolean
  /** Whether it is an attribute of a component, which has only the key. */
  isAttribute?: true
}

/** The reason why something that looks like a citation cannot be one. */
export type MalformedCitation =
  | Malformed['what']
  | 'is-outside-the-text'
  | 'is-narrative-in-a-link'
  | 'is-in-an-unreferenced-note'
  | 'is-no-key'
  | 'has-escaped-bracket'
  | 'has-two-brackets'
  | 'is-shown-as-typed'

/** Something that looks like a citation and cannot be one. */
export interface MalformedText {
  what: MalformedCitation
  offset: number
  raw: string
}

/** The citations of a text. */
export interface Extracted {
  /** Every citation in the order of the tree. The nodes are part of the tree. */
  citations: CitationNode[]
  /** Every cited key, with its position. */
  keys: CitedKey[]
  malformed: MalformedText[]
}
