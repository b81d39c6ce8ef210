import type { Root } from 'mdast'

import type { SourceText } from '../../publication/source.ts'
import { type Problem, defineRule } from '../rule.ts'

import { firstLine, hasWords, headingsOf, nodesOf, wordsOf } from '../nodes.ts'

/** Articles with more words than this need headings: they take more than a minute to read. */
const longText = 200

/** A long article has headings, which form its table of contents, and every heading has words. */
export const contentsAreNotEmpty = defineRule({
  name: 'contents-are-not-empty',
  holds: 'A long article has headings, and every heading has words.',
  severity: 'warning',
  checkText: ({ record, kind }, { site }) => [
    ...(kind === 'article' ? [withoutHeadings(record, site?.language)].flat() : []),
    ...withoutWords(record),
  ],
})

function withoutHeadings(record: SourceText, language = 'en'): Problem | [] {
  const { tree } = record
  if (!tree || headingsOf(tree).length > 0) return []
  const count = countWords(tree, language)
  const first = tree.children.find((node) => wordsOf(node).trim() !== '')
  if (!first || count <= longText) return []
  const { line, place } = firstLine(record, first)
  return {
    place,
    message: `This article has ${count} words but no headings.`,
    hint: 'Divide it with headings such as `## What the trials found`. They form its table of contents.',
    length: line.split(' ', 6).join(' ').length,
  }
}

function withoutWords(record: SourceText): Problem[] {
  if (!record.tree) return []
  return headingsOf(record.tree)
    .filter(({ node }) => !hasWords(node))
    .map(({ node }): Problem => {
      const { line, place } = firstLine(record, node)
      return {
        place,
        message: `The heading \`${line.replaceAll('`', '')}\` has no words.`,
        hint: 'Describe the section in a few words, or remove the heading.',
        length: line.length,
      }
    })
}

function countWords(tree: Root, language: string): number {
  const text = nodesOf(tree)
    .flatMap((node) => (node.type === 'text' ? [node.value] : []))
    .join(' ')
  const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(text)
  return [...words].filter(({ isWordLike }) => isWordLike).length
}
