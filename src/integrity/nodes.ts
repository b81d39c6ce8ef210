/** The nodes, headings and words of a text. */

import type { Nodes, Root, Text } from 'mdast'

import type { SourceText } from '../publication/source.ts'
import { type Place, placeOfOffset } from '../shared/place.ts'

import { isCitation } from '../citations/citation-node.ts'
import { startOfText } from '../citations/source-characters.ts'
import { walkTree } from '../shared/tree.ts'
import { cached } from '../shared/cached.ts'

/** Returns every node of a tree or part of a tree, in order. The result is cached for several rules. */
export const nodesOf = cached((tree: Nodes): readonly Nodes[] => {
  const nodes: Nodes[] = []
  walkTree(tree, (node) => {
    nodes.push(node)
  })
  return nodes
})

/** A heading as its author wrote it: in Markdown, or as an element. */
export interface WrittenHeading {
  node: Nodes
  /** 1 to 6. */
  level: number
  /** Returns the markup of a level: `##` or `<h2>`. */
  sign: (level: number) => string
}

/** Returns the headings of a text. `<h1>` is left out: `article-is-data` reports it. */
export const headingsOf = cached((tree: Root): readonly WrittenHeading[] => {
  const headings: WrittenHeading[] = []
  for (const node of nodesOf(tree)) {
    if (node.type === 'heading') {
      headings.push({ node, level: node.depth, sign: (level) => '#'.repeat(level) })
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const level = Number(/^h([2-6])$/.exec(node.name ?? '')?.[1])
      if (level) headings.push({ node, level, sign: (other) => `<h${other}>` })
    }
  }
  return headings
})

/** Returns the words of a node as readers see them, without those of citations and images. */
export function wordsOf(node: Nodes): string {
  if (isCitation(node)) return ''
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'inlineMath' || node.type === 'math') return node.value
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

/** Returns whether a node has words: letters, digits or symbols. */
export function hasWords(node: Nodes): boolean {
  return /[\p{L}\p{N}\p{S}]/u.test(wordsOf(node))
}

/** Returns the nodes of a text without those of its footnotes, which are printed at the end. */
export function nodesOutsideNotes(tree: Root): readonly Nodes[] {
  const nodes = nodesOf(tree)
  const inNotes = new Set(
    nodes.flatMap((node) => (node.type === 'footnoteDefinition' ? nodesOf(node) : [])),
  )
  return inNotes.size === 0 ? nodes : nodes.filter((node) => !inNotes.has(node))
}

/**
 * Returns whether a node itself, without its children, prints something: words, an image or a component. Definitions,
 * comments and lines do not count.
 */
export function holdsText(node: Nodes): boolean {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'inlineCode':
    case 'inlineMath':
    case 'math':
      return /\S/.test(node.value)
    case 'image':
    case 'imageReference':
      return true
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return /^[A-Z]/.test(node.name ?? '') && node.children.length === 0
    default:
      return false
  }
}

/**
 * Returns a text as written, with its escapes, and its offset. This includes texts left over between citations.
 *
 * @returns `undefined` if the origin of the text is unknown
 */
export function sourceOfText(
  text: Text,
  body: string,
): { written: string; offset: number } | undefined {
  const offset = startOfText(text)
  if (offset === undefined) return undefined
  if (text.position) return { written: body.slice(offset, text.position.end.offset), offset }
  let end = offset
  for (const character of text.value.split('')) {
    // The source can also contain backslashes and the marks of block quotes.
    const found = body.indexOf(character, end)
    if (found === -1 || found > end + 20) break
    end = found + 1
  }
  return { written: body.slice(offset, end), offset }
}

/** Returns the first line of a node as written, and its place. */
export function firstLine(
  { body, file }: SourceText,
  { position }: Nodes,
): { line: string; place: Place } {
  const offset = position?.start.offset ?? 0
  const line = body.slice(offset, position?.end.offset).split('\n')[0]?.trimEnd() ?? ''
  return { line, place: placeOfOffset(file, body, offset) }
}
