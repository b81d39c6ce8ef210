import type { Nodes } from 'mdast'
import { type Problem, defineRule } from '../rule.ts'

import { firstLine, wordsOf } from '../nodes.ts'

/** A bold line of more words is a sentence, not a heading. */
const maxWords = 10

/** A bold line in the place of a heading is marked up as one, so that tables of contents and screen readers find it. */
export const headingIsMarkedUp = defineRule({
  name: 'heading-is-marked-up',
  holds: 'Every heading is marked up as a heading.',
  severity: 'warning',
  checkText({ record }) {
    const children: readonly Nodes[] = record.tree?.children ?? []
    return children.flatMap((node, index): Problem | [] => {
      const next = children[index + 1]
      // A heading has text below it. A bold line before another bold line is a verdict or a name.
      if (!next || next.type === 'heading' || !isBoldLine(node) || isBoldLine(next)) return []
      const { line, place } = firstLine(record, node)
      return {
        place,
        message: `\`${line}\` looks like a heading, but is bold text.`,
        hint: `Write \`## ${wordsOf(node).trim()}\`.`,
        length: line.length,
      }
    })
  },
})

/** Returns whether a node is a paragraph of only a few bold words that do not end like a sentence or a label. */
function isBoldLine(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const [only, ...others] = node.children
  if (only?.type !== 'strong' || others.length > 0) return false
  const words = wordsOf(only).trim()
  return words !== '' && words.split(/\s+/).length <= maxWords && !/[.!;,:…”"]$/.test(words)
}
