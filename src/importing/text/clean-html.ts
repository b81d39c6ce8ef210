/** Removes from the HTML of old texts what articles cannot contain, and keeps what it says. */

import type { Element, Nodes, Parents, Root, RootContent } from 'hast'

import { toString } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'

import { markAnchors } from './anchors.ts'
import { describeClaimReviews } from './claim-review.ts'
import type { Note } from '../old-post.ts'

/** Elements that would run, load or style something, or ask readers for something. */
const refused = new Set([
  'applet',
  'base',
  'button',
  'canvas',
  'embed',
  'form',
  'input',
  'link',
  'math',
  'meta',
  'object',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
])

/** Elements that contain blocks. */
const blocks = new Set([
  'article',
  'blockquote',
  'center',
  'details',
  'div',
  'figure',
  'li',
  'section',
])

/**
 * Cleans a tree: what would run or load something is removed, and frames and embedded pages become links. Identifiers become
 * marks in the text.
 *
 * @param lineOf returns the line of an offset, for notes
 */
export function cleanHtml(tree: Root, notes: Note[], lineOf?: (offset: number) => number): void {
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'doctype') node = { type: 'comment', value: '' }
    if (node.type !== 'element' || !parent || index === undefined) return undefined
    const replaced = replacementOf(node, parent)
    if (!replaced) return undefined
    // The parser of HTML leaves some positions without a start.
    const { start } = (node.position ?? {}) as { start?: { offset?: number } }
    const line = lineOf && start?.offset !== undefined ? { line: lineOf(start.offset) } : {}
    notes.push({ ...line, message: replaced.message })
    parent.children.splice(index, 1, ...(replaced.nodes as never[]))
    return [SKIP, index + replaced.nodes.length]
  })
  markAnchors(tree)
}

/** What an element becomes, and the message about it; nothing if it stays. */
interface Replacement {
  nodes: RootContent[]
  message: string
}

function replacementOf(node: Element, parent: Parents): Replacement | undefined {
  if (refused.has(node.tagName)) {
    if (isTaskCheckbox(node, parent)) return undefined
    return ofScript(node) ?? { nodes: [], message: `\`<${node.tagName}>\` was removed.` }
  }
  if (node.tagName === 'iframe') return ofFrame(node, parent)
  const embedded = embeddedAddress(node)
  if (embedded === undefined) return undefined
  const link = linkTo(embedded, embedded)
  return {
    nodes: [{ ...link, tagName: 'p', properties: {}, children: [link] }],
    message: `\`${embedded}\` became a link.`,
  }
}

/** Whether an element is the box of an item in a task list (`- [x]`). */
function isTaskCheckbox({ tagName, properties }: Element, parent: Parents): boolean {
  const isInItem = parent.type === 'element' && /^(?:li|p|label)$/.test(parent.tagName)
  return tagName === 'input' && properties['type'] === 'checkbox' && isInItem
}

/** The claims that a script describes for search engines stay as a comment. */
function ofScript(node: Element): Replacement | undefined {
  if (node.tagName !== 'script' || node.properties['type'] !== 'application/ld+json')
    return undefined
  const reviews = describeClaimReviews(toString(node))
  if (reviews === '') return undefined
  return {
    nodes: [{ type: 'comment', value: reviews }],
    message: `\`<script>\` became a comment. ${reviews}.`,
  }
}

function ofFrame(node: Element, parent: Parents): Replacement {
  const { src = '', title } = node.properties as Record<string, string | undefined>
  const address = src.replace(/^\/\//, 'https://')
  if (!/^https?:\/\/\S+$/.test(address)) {
    return { nodes: [], message: '`<iframe>` was removed.' }
  }
  const link = linkTo(address, title?.trim() || address)
  const isBlock = parent.type === 'root' || blocks.has((parent as Element).tagName)
  const put = isBlock ? { ...link, tagName: 'p', properties: {}, children: [link] } : link
  return { nodes: [put], message: '`<iframe>` became a link.' }
}

/** Returns the address that is alone in a block: WordPress shows the page there (“Embeds”). */
function embeddedAddress({ tagName, children }: Element): string | undefined {
  const [words] = children.filter((each) => each.type !== 'text' || each.value.trim() !== '')
  if (!/^(?:div|p)$/.test(tagName) || words?.type !== 'text') return undefined
  const text = toString({ type: 'root', children }).trim()
  return children.length === 1 && /^https?:\/\/[^\s<>]+$/.test(text) ? text : undefined
}

function linkTo(address: string, words: string): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: address },
    children: [{ type: 'text', value: words }],
  }
}
