/** The words of a text that a reader reads. */

import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'

import { countWords } from '../articles/reading-time.ts'
import { isCitation } from '../citations/extract.ts'
import { handOn } from './learnt.ts'

/** Remark plugin: notes in the front matter as `words` how many there are. It runs once citations are nodes. */
export function remarkWords({ language }: { language: string }) {
  return (tree: Root, file: VFile): void => {
    handOn(file, { words: wordsIn(tree, language) })
  }
}

/**
 * Counts the words of a text: running text, headings, captions and notes.
 *
 * Tables, citations and what elements bring along from the records (the evidence of a claim) are looked up rather than
 * read; none of them counts, nor does the bibliography, which is not there yet.
 *
 * @param tree the tree of a text, its citations taken out
 * @param language the language it is written in, a BCP 47 tag
 */
export function wordsIn(tree: Root, language: string): number {
  return countWords(textOf(tree), language)
}

const inline = new Set([
  'delete',
  'emphasis',
  'link',
  'linkReference',
  'mdxJsxTextElement',
  'strong',
])

function textOf(node: Nodes): string {
  if (node.type === 'table' || isCitation(node) || isTable(node) || fillsSlot(node)) return ' '
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'break') return ' '
  if (!('children' in node)) return ''
  const text = node.children.map(textOf).join('')
  return inline.has(node.type) ? text : `${text} `
}

function isTable(node: Nodes): boolean {
  return 'name' in node && node.name === 'table'
}

/** Tells whether a node is what an element brings along from a record. */
export function fillsSlot({ data }: Nodes): boolean {
  return data !== undefined && 'hProperties' in data && data.hProperties?.['slot'] !== undefined
}
