import type { Nodes, Root } from 'mdast'

import type { Extracted } from './citation-node.ts'

import { walkTree } from '../shared/tree.ts'
import { findCitations } from './grammar.ts'
import { offsetAfter, shownCharacters } from './source-characters.ts'

/** Returns the first `[@key]`, including the brackets, in a text that nothing formats. */
export function bracketedCitation(text: string): string | undefined {
  if (!text.includes('@') || !text.includes('[')) return undefined
  const [citation] = findCitations(text, () => false)
  return citation && text.slice(citation.start, citation.end)
}

/** Reports citations in attributes and alternative texts, which are not part of the text. */
export function reportOutsideText(node: Nodes, source: string, { malformed }: Extracted): void {
  const start = node.position?.start.offset ?? 0
  for (const value of attributeTexts(node)) {
    const raw = bracketedCitation(value)
    if (raw === undefined) continue
    const offset = Math.max(start, source.indexOf(raw, start))
    malformed.push({ what: 'is-outside-the-text', offset, raw })
  }
}

/** Returns the texts of a node that become attributes. */
function attributeTexts(node: Nodes): string[] {
  switch (node.type) {
    case 'image':
      return [node.alt ?? '', node.title ?? '']
    case 'imageReference':
      return [node.alt ?? '']
    case 'link':
    case 'definition':
      return [node.title ?? '']
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.attributes.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    default:
      return []
  }
}

/**
 * Reports what looks like a citation on the page but is not one, such as `[\\@key]`, whose `@` is escaped, and `[*@handle*]`.
 * The inspection of the built site looks for the same.
 */
export function reportShownAsTyped(tree: Root, source: string, { malformed }: Extracted): void {
  walkTree<Nodes>(tree, (node) => {
    if (!('children' in node)) return false
    if (!node.children.some(isInline)) return undefined
    if (!containsSign(node)) return false
    const shown = shownCharacters(node, source)
    const text = shown.map(({ plain }) => plain).join('')
    if (!text.includes('@') || !text.includes('[')) return false
    for (const { start, end } of findCitations(text, () => false)) {
      const offset = shown[start]?.offset ?? 0
      const after = shown[end]?.offset ?? offsetAfter(shown[end - 1], source) ?? offset
      const isReported = malformed.some(
        (each) => each.offset < after && offset < each.offset + each.raw.length,
      )
      const raw = source.slice(offset, after).trimEnd()
      if (!isReported) malformed.push({ what: 'is-shown-as-typed', offset, raw })
    }
    return false
  })
}

function containsSign(node: Nodes): boolean {
  return 'children' in node
    ? node.children.some(containsSign)
    : node.type === 'text' && node.value.includes('@')
}

/** Returns whether a node is inline content that cannot contain blocks. */
function isInline({ type }: Nodes): boolean {
  return ['text', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(type)
}
