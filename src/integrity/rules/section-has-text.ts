import type { CheckedText } from '../text.ts'
import { type Problem, defineRule } from '../rule.ts'

import { markupFaults } from '../markup/faults.ts'
import { isDraft } from '../../articles/embargo.ts'
import { firstLine, hasWords, headingsOf, holdsText, nodesOf, nodesOutsideNotes } from '../nodes.ts'

/** Every heading of a published text has text below it, directly or in a subsection. */
export const sectionHasText = defineRule({
  name: 'section-has-text',
  holds: 'Every heading has text below it.',
  severity: 'warning',
  checkText: (text) => (isDraft(text.record.data) ? [] : inText(text)),
})

function inText({ record }: CheckedText): Problem[] {
  const { tree } = record
  if (!tree) return []
  const headings = headingsOf(tree)
  if (headings.length === 0) return []
  const nodes = nodesOutsideNotes(tree)
  const indices = new Map(nodes.map((node, index) => [node, index]))
  const starts = headings.map(({ node }) => indices.get(node) ?? nodes.length)
  // The headings of subsections do not count as text, but the text below them does.
  const inHeadings = new Set(headings.flatMap(({ node }) => nodesOf(node)))
  return headings.flatMap(({ node, level }, index): Problem | [] => {
    // `contents-are-not-empty` reports a heading without words.
    if (!hasWords(node)) return []
    const next = headings.findIndex((other, at) => at > index && other.level <= level)
    const end = next === -1 ? nodes.length : starts[next]
    const section = nodes.slice((starts[index] ?? 0) + 1, end)
    const start = node.position?.start.offset ?? -1
    if (markupFaults(tree, record.body).some((fault) => fault.start === start)) return []
    if (section.some((each) => !inHeadings.has(each) && holdsText(each))) return []
    const { line, place } = firstLine(record, node)
    return {
      place,
      message: `The heading \`${line.replaceAll('`', '')}\` has no text below it.`,
      hint: 'Write the section, or remove the heading.',
      length: line.length,
    }
  })
}
