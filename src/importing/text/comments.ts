/** Keeps the tags and comments of an old text as comments, which readers do not see. */

import type { Nodes, Parents, PhrasingContent, Root } from 'mdast'
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression'

import { SKIP, visit } from 'unist-util-visit'

import type { Note } from '../old-post.ts'
import { placeholder, quoted } from '../blogs/template-tags.ts'

/** Turns the placeholders of tags, and HTML comments, into comments of MDX. */
export function restoreTags(tree: Root, tags: readonly string[], notes: Note[]): void {
  const original = (text: string) => withTags(text, tags)
  visit(tree, (node, index, parent) => {
    if ('url' in node) node.url = original(node.url.replace(encodedPlaceholder, '\uE000$1\uE001'))
    if (node.type === 'code' || node.type === 'inlineCode') node.value = original(node.value)
    if ('alt' in node && typeof node.alt === 'string') node.alt = original(node.alt)
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (typeof attribute.value === 'string') attribute.value = original(attribute.value)
      }
    }
    if (!parent || index === undefined) return undefined
    if (node.type === 'html') return replaceComment(original(node.value), index, parent, notes)
    if (node.type !== 'text' || !node.value.includes('\uE000')) return undefined
    const parts = node.value.split(placeholder).map((part, at): PhrasingContent => {
      if (at % 2 === 0) return { type: 'text', value: part }
      return { type: 'mdxTextExpression', value: commentOf(tags[Number(part)] ?? '', parent) }
    })
    const kept = parts.filter((part) => part.type !== 'text' || part.value !== '')
    parent.children.splice(index, 1, ...(kept as never[]))
    return [SKIP, index + kept.length]
  })
  liftComments(tree)
}

/** Returns a text with the tags instead of their placeholders. */
export function withTags(text: string, tags: readonly string[]): string {
  return text.replace(placeholder, (_, number: string) => tags[Number(number)] ?? '')
}

/** Continues with the node that is at this index now. */
function skipTo(index: number): [typeof SKIP, number] {
  return [SKIP, index]
}

/** A placeholder in an address that was encoded as UTF-8. */
const encodedPlaceholder = /%EE%80%80(\d+)%EE%80%81/gi

function replaceComment(value: string, index: number, parent: Parents, notes: Note[]) {
  const [, inner = ''] = /^<!--([^]*?)-->$/.exec(value.trim()) ?? []
  const words = inner.trim()
  const isMark = words === '' || /^(?:more|\/?wp:|excerpt|nextpage|truncate)\b/i.test(words)
  // A note on this comment exists already.
  const isNoted = words.startsWith('ClaimReview: ')
  if (!isMark && !isNoted)
    notes.push({ message: `The comment ${quoted(words)} was kept; readers do not see it.` })
  const comment: MdxTextExpression = { type: 'mdxTextExpression', value: commentOf(words, parent) }
  parent.children.splice(index, 1, ...((isMark ? [] : [comment]) as never[]))
  return skipTo(index)
}

/** Writes a comment on one line, because a line of its own could start or end a block. */
function commentOf(words: string, parent: Parents): string {
  const line = words.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ').trim()
  return `/* ${parent.type === 'tableCell' ? line.replaceAll('|', '¦') : line} */`
}

/** The parents in which comments are blocks. */
const flowParents = new Set<Nodes['type']>([
  'root',
  'blockquote',
  'listItem',
  'footnoteDefinition',
  'mdxJsxFlowElement',
])

/** A comment that is alone between blocks, or alone in a paragraph, is a block. */
function liftComments(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return
    const isAlone = node.type === 'paragraph' && node.children.length === 1
    const comment = isAlone ? node.children[0] : node
    if (comment?.type !== 'mdxTextExpression' || !(isAlone || flowParents.has(parent.type))) return
    const block: MdxFlowExpression = { type: 'mdxFlowExpression', value: comment.value }
    parent.children.splice(index, 1, block as never)
  })
}
