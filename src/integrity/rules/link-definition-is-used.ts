import type { Definition } from 'mdast'

import type { MarkdownText } from '../markdown-texts.ts'
import { type Problem, defineRule } from '../rule.ts'

import { nodesOf } from '../nodes.ts'
import { linksForNotes } from './footnote-resolves.ts'

/**
 * Every definition of a link or image is used and has a unique name. Markdown drops other definitions of the same name
 * (CommonMark 0.31, 4.7 "Link reference definitions").
 */
export const linkDefinitionIsUsed = defineRule({
  name: 'link-definition-is-used',
  holds: 'Every link definition is used and has a unique name.',
  severity: 'warning',
  checkMarkdown: inText,
})

function inText(text: MarkdownText): Problem[] {
  if (!text.source.includes(']:')) return []
  const nodes = nodesOf(text.tree)
  // `footnote-resolves` reports footnote names that contain a space, and `[//]: # (…)` is a way to write comments.
  const definitions = nodes.filter(
    (node): node is Definition =>
      node.type === 'definition' && !/^(?:\^|\/\/$)/.test(node.identifier),
  )
  const used = new Set(
    nodes.flatMap((node) =>
      node.type === 'linkReference' || node.type === 'imageReference' ? [node.identifier] : [],
    ),
  )
  const ofNotes = new Set(linksForNotes(nodes, text).map(({ identifier }) => identifier))
  const seen = new Map<string, Definition>()
  return definitions.flatMap((node): Problem | [] => {
    const first = seen.get(node.identifier)
    if (!first) seen.set(node.identifier, node)
    if (!first && (used.has(node.identifier) || ofNotes.has(node.identifier))) return []
    const label = node.label ?? node.identifier
    const start = node.position?.start.offset ?? 0
    return {
      ...text.pointAt(start, text.source.indexOf(']:', start) + 1),
      ...(first
        ? {
            message: `\`[${label}]\` is defined twice: links lead to \`${first.url}\`, not to \`${node.url}\`.`,
            hint: 'Remove one of the definitions, or rename it.',
          }
        : {
            message: `No link or image uses the definition \`[${label}]\`.`,
            hint: `Use it as in \`[text][${label}]\`, or remove it.`,
          }),
    }
  })
}
