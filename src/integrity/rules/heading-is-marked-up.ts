import type { Nodes } from 'mdast'
import type { Problem, RuleContext } from '../rule.ts'

import { firstLine, wordsOf } from '../nodes.ts'
import { defineRule } from '../rule.ts'

/** More words than these are a sentence in bold. */
const mostWords = 10

/** A line in bold that stands where a heading would is marked up as one, so that it is one to contents and screen readers. */
export const headingIsMarkedUp = defineRule({
  name: 'heading-is-marked-up',
  holds: 'A heading is marked up as one.',
  severity: 'warning',
  check,
})

function check({ articles, pages }: RuleContext): Problem[] {
  return [...articles, ...pages].flatMap(({ record }) => {
    const children: readonly Nodes[] = record.tree?.children ?? []
    return children.flatMap((node, index): Problem[] => {
      const next = children[index + 1]
      // A heading has text below it: a line in bold before another is a verdict or a name.
      if (!next || next.type === 'heading' || !isBoldLine(node) || isBoldLine(next)) return []
      const { line, place } = firstLine(record, node)
      return [
        {
          place,
          message: `\`${line}\` looks like a heading, and is none.`,
          hint: `Write \`## ${wordsOf(node).trim()}\`.`,
          length: line.length,
        },
      ]
    })
  })
}

/** A paragraph of nothing but a few words in bold, which do not end as a sentence or a label does. */
function isBoldLine(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const [only, ...others] = node.children
  if (only?.type !== 'strong' || others.length > 0) return false
  const words = wordsOf(only).trim()
  return words !== '' && words.split(/\s+/).length <= mostWords && !/[.!;,:…”"]$/.test(words)
}
