/** GitHub Flavored Markdown, with the differences for articles. */

import type { Link, Nodes, Parents, Root, Text } from 'mdast'
import type { Processor } from 'unified'

import remarkGfm from 'remark-gfm'

/**
 * Remark plugin: GitHub Flavored Markdown. `~` is a character of citation keys, so only `~~` strikes text, and handles on
 * servers are text.
 */
export function remarkGfmAsWritten(this: Processor): void {
  remarkGfm.call(this, { singleTilde: false })
  const data = this.data()
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    { transforms: [keepHandlesAsText] },
  ]
}

/**
 * Removes the link after an `@`: in `@someone@example.social`, the parser finds an email address (GFM 0.29,
 * section 6.9) and the name of an account is none.
 */
function keepHandlesAsText(tree: Root): Root {
  keepIn(tree)
  return tree
}

function keepIn(parent: Parents): void {
  for (let index = 0; index < parent.children.length; index += 1) {
    const node = parent.children[index]
    if (!node) continue
    const before = parent.children[index - 1]
    if (before?.type === 'text' && before.value.endsWith('@') && isGuessed(node)) {
      const [words] = node.children
      join(before, words)
      const after = parent.children[index + 1]
      if (after?.type === 'text') join(before, after)
      parent.children.splice(index, after?.type === 'text' ? 2 : 1)
      index -= 1
    } else if ('children' in node) keepIn(node)
  }
}

/** An email address without marks around it: with angle or square brackets the link begins before its words. */
function isGuessed(node: Nodes): node is Link & { children: [Text] } {
  if (node.type !== 'link' || !node.url.startsWith('mailto:')) return false
  const [words] = node.children
  return (
    words?.type === 'text' &&
    node.children.length === 1 &&
    node.url === `mailto:${words.value}` &&
    node.position?.start.offset === words.position?.start.offset
  )
}

function join(text: Text, next: Text): void {
  text.value += next.value
  if (text.position && next.position) text.position.end = next.position.end
}
