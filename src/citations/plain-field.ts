/** Markdown fields of records as plain text, for data files. */

import type { Nodes } from 'mdast'

import { isCitation } from './citation-node.ts'
import { extractCitations } from './extract.ts'
import { parseFieldForPage } from './record-markdown.ts'

/** A field without markup, and what it cites. */
export interface PlainField {
  text: string
  /** The keys of its citations, each once, in the order of the text. */
  keys: string[]
}

/** What has to be known of the sources. */
export interface PlainFieldOptions {
  /** Returns whether a bare `@word` is a citation (`keys.ts`). */
  isKey: (word: string) => boolean
  /** Returns how a sentence names a source: “Smith et al.”. */
  nameOf: (key: string) => string
}

/** Marks a citation in brackets, which leaves nothing in the text. */
const mark = '\uE002'

/** Matches most fields that need not be parsed, which takes long: one line without any character of Markdown. */
const withoutMarkup = /^\p{L}[\p{L}\p{N} ,;:.()%/=\u2018\u2019\u201C\u201D"'\u2013\u2014-]*$/u

/** Elements within a line. After all others, there is a space. */
const inline = new Set(['delete', 'emphasis', 'link', 'linkReference', 'strong'])

/**
 * Returns a Markdown field as one line of text. A citation in brackets is left out, and one that is part of its sentence
 * becomes the name of the source. Content that records may not have is left out.
 *
 * @example plainField('*No* effect [@a2020].', options) // => { text: 'No effect.', keys: ['a2020'] }
 */
export function plainField(markdown: string, { isKey, nameOf }: PlainFieldOptions): PlainField {
  if (withoutMarkup.test(markdown)) return { text: cleaned(markdown), keys: [] }
  const tree = parseFieldForPage(markdown.replaceAll(mark, ''))
  const { keys } = extractCitations(tree, markdown.replaceAll(mark, ''), isKey)
  const text = textOf(tree, nameOf)
    .replace(new RegExp(`\\s*${mark}(?=[\\s.,;:!?)\\]${mark}]|$)`, 'g'), '')
    .replaceAll(mark, '')
  return { text: cleaned(text), keys: [...new Set(keys.map(({ key }) => key))] }
}

/** Replaces white space by single spaces. French has no-break spaces before some marks, which stay. */
function cleaned(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()
}

function textOf(node: Nodes, nameOf: PlainFieldOptions['nameOf']): string {
  if (isCitation(node)) {
    const { narrative, items } = node.citation
    return narrative ? items.map(({ key }) => nameOf(key)).join('; ') : mark
  }
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'break') return ' '
  if (!('children' in node)) return ''
  const text = node.children.map((child) => textOf(child, nameOf)).join('')
  return inline.has(node.type) ? text : `${text} `
}
