/** Counts the words of a text that readers read. */

import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'

import { countWords } from '../articles/reading-time.ts'
import { setTextFacts } from '../publication/text-facts.ts'

type IsCitation = (node: Nodes) => boolean

/** Remark plugin: records in the front matter as `words` how many there are. It runs after citations have become nodes. */
export function remarkWords({
  language,
  isCitation,
}: {
  language: string
  isCitation: IsCitation
}) {
  return (tree: Root, file: VFile): void => {
    setTextFacts(file, { words: wordsIn(tree, language, isCitation) })
  }
}

/**
 * Counts the words of a text: running text, headings, captions and notes.
 *
 * Tables, citations and content from records (such as the evidence of a claim) are looked up rather than read, so they do
 * not count. Neither does the bibliography, which is added later.
 *
 * @param tree the tree of a text, its citations replaced by nodes
 * @param language the language it is written in, a BCP 47 tag
 */
export function wordsIn(tree: Root, language: string, isCitation: IsCitation): number {
  return countWords(textOf(tree, isCitation), language)
}

const inline = new Set([
  'delete',
  'emphasis',
  'link',
  'linkReference',
  'mdxJsxTextElement',
  'strong',
])

function textOf(node: Nodes, isCitation: IsCitation): string {
  if (node.type === 'table' || isCitation(node) || isTable(node) || fillsSlot(node)) return ' '
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'break') return ' '
  if (!('children' in node)) return ''
  const text = node.children.map((child) => textOf(child, isCitation)).join('')
  return inline.has(node.type) ? text : `${text} `
}

function isTable(node: Nodes): boolean {
  return 'name' in node && node.name === 'table'
}

/** Returns whether a node is content from a record, for a slot of its component. */
export function fillsSlot({ data }: Nodes): boolean {
  return data !== undefined && 'hProperties' in data && data.hProperties?.['slot'] !== undefined
}
