/** Smart punctuation: the quotation marks of a language, `--` for an en dash and `---` for an em dash, as in pandoc. */

import type { Nodes, Root, RootContent } from 'mdast'

import remarkSmartypants from 'remark-smartypants'

import { walkTree } from '../shared/tree.ts'
import { englishMarks, type QuotationMarks } from './quotation-marks.ts'
import { placeholders, resolveMarks } from './mark-placeholders.ts'

/** The options of `remark-smartypants`. */
export const smartPunctuation = { dashes: 'oldschool' } as const

const transformWith = (options: object) =>
  remarkSmartypants.call(undefined as never, { ...smartPunctuation, ...options }) as unknown as (
    tree: Root,
  ) => void
const toEnglish = transformWith({})
const toPlaceholders = transformWith(placeholders)

/** A block of running text: the nodes with its words, in order. */
interface Block {
  nodes: Nodes[]
  /** Whether it starts a paragraph, a heading or a table cell. */
  isStart: boolean
}

/**
 * Sets quotation marks and dashes in a tree, with the result of `remark-smartypants`, which splits the whole text into words
 * and sentences.
 *
 * Which mark is right depends only on the words around it, hardly ever on another block. So `remark-smartypants` gets only
 * the blocks with something to replace, one at a time.
 *
 * `remark-smartypants` takes an apostrophe for a closing mark, which only English writes alike, and its marks may only be
 * one character long. So in other languages it sets placeholders, which are then replaced.
 *
 * @param quotes the marks of the language of the text
 */
export function smartenPunctuation(tree: Root, quotes: QuotationMarks = englishMarks): void {
  const isEnglish = quotes === englishMarks
  const transform = isEnglish ? toEnglish : toPlaceholders
  const blocks = blocksOf(tree)
  if (blocks.some(dependsOnOthers)) transform(tree)
  else for (const block of blocks) if (block.nodes.some(hasMarks)) transform(toTree(block))
  if (!isEnglish) for (const { nodes } of blocks) resolveMarks(nodes, quotes)
}

/** Remark plugin: the same. */
export function remarkPunctuation(quotes: QuotationMarks = englishMarks) {
  return (tree: Root): void => {
    smartenPunctuation(tree, quotes)
  }
}

function blocksOf(tree: Root): Block[] {
  const blocks: Block[] = [{ nodes: [], isStart: false }]
  walkTree<Nodes>(tree, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      blocks.push({ nodes: [], isStart: true })
    if (node.type === 'text' || node.type === 'inlineCode') blocks.at(-1)?.nodes.push(node)
  })
  return blocks
}

/** Everything that `remark-smartypants` replaces: quotation marks, dashes, two backticks and dots in a row. */
const marks = /['"]|[-–]-|``|\.[^\p{L}\p{N}\p{P}\p{S}]*\./u

function hasMarks(node: Nodes): boolean {
  return node.type === 'text' && marks.test(node.value)
}

/**
 * Returns whether a mark may depend on the previous block: where a sentence starts decides between `‘s` and `’s`, and a
 * block without words belongs to the sentence before it.
 */
function dependsOnOthers({ nodes }: Block): boolean {
  if (!nodes.some(hasMarks)) return false
  const text = nodes.map(wordsOf).join('')
  const beforeWords = /^[^\p{L}\p{N}]*/u.exec(text)?.[0] ?? ''
  return (
    /(?<![\p{L}\p{N}\p{M}])'s(?![\p{L}\p{N}\p{M}])/u.test(text) ||
    (/['"]/.test(beforeWords) && !/^\s*['"]$/.test(beforeWords)) ||
    /\n\s*\n/.test(text)
  )
}

/** The text of a node as `remark-smartypants` sees it. */
function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return node.type === 'inlineCode' ? 'A'.repeat(node.value.length) : ''
}

function toTree({ nodes, isStart }: Block): Root {
  const children = nodes as RootContent[]
  if (!isStart) return { type: 'root', children }
  return { type: 'root', children: [{ type: 'paragraph', children: children as never[] }] }
}
