/** Markdown that a stranger wrote becomes HTML that can do no harm. */

import type { Element, Root as HtmlRoot } from 'hast'
import type { Nodes, Root } from 'mdast'
import type { Processor } from 'unified'

import { sanitize, type Schema } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

import { remarkGfmAsWritten } from '../reading/gfm.ts'

/** How the links of a text are set. */
export interface LinkOptions {
  /** What search engines are told of them (HTML, "Link types"). */
  rel?: readonly string[]
  /** Resolves addresses that start with a slash or `doi:`; without it they lead nowhere. */
  authored?: (address: string) => string
}

/**
 * What Markdown would swallow, or what has no place in a letter, stands there as it was typed: HTML, headings, images,
 * tables, footnotes. So nothing that a reader wrote goes missing, and none of it means anything.
 */
const asTyped = [
  'codeIndented',
  'definition',
  'gfmFootnoteCall',
  'gfmFootnoteDefinition',
  'gfmPotentialFootnoteCall',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'setextUnderline',
  'table',
  'tasklistCheck',
  'thematicBreak',
]

/** All that may come of a text, whatever the steps before let through. */
const harmless: Schema = {
  tagNames: ['a', 'blockquote', 'br', 'code', 'del', 'em', 'li', 'ol', 'p', 'pre', 'strong', 'ul'],
  attributes: { a: ['href', ['rel', 'ugc', 'nofollow']], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  ancestors: { li: ['ol', 'ul'] },
  required: {},
  clobber: [],
  strip: ['script', 'style'],
}

/** How deep a tree may be, quotations and lists in each other: what is deeper is no letter, and takes long to lay out. */
const deepest = 40

const processor = unified()
  .use(remarkParse)
  .use(remarkGfmAsWritten)
  .use(withoutConstructs)
  .use(remarkRehype)
  .freeze()

/**
 * Renders a text that nobody here vouches for.
 *
 * @param markdown any text
 * @returns HTML of the elements above alone, with links to the web and to email addresses
 */
export function harmlessHtml(markdown: string, options: LinkOptions = {}): string {
  const tree = layOut(markdown.toWellFormed())
  setLinks(tree, options)
  return toHtml(sanitize(tree, harmless))
}

/** A text that is nested beyond measure is shown as typed, too. */
function layOut(markdown: string): HtmlRoot {
  try {
    const tree = processor.parse(markdown)
    if (!isTooDeep(tree)) return processor.runSync(tree)
  } catch (error) {
    // The parser calls itself for what lies within.
    if (!(error instanceof RangeError)) throw error
  }
  const paragraphs = markdown.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  return { type: 'root', children: paragraphs.map(toParagraph) }
}

function toParagraph(text: string): Element {
  return {
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ type: 'text', value: text.trim() }],
  }
}

function isTooDeep(tree: Root): boolean {
  const waiting: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    if (depth > deepest) return true
    if ('children' in node)
      for (const child of node.children) waiting.push({ node: child, depth: depth + 1 })
  }
  return false
}

function withoutConstructs(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: asTyped } }]
}

/** Links lead where a reader expects, or are words. */
function setLinks(tree: HtmlRoot, { rel = [], authored }: LinkOptions): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || !parent || index === undefined) return undefined
    const address = addressOf(node, authored)
    if (address === undefined) {
      parent.children.splice(index, 1, ...node.children)
      return [SKIP, index]
    }
    node.properties = { href: address, ...(rel.length > 0 ? { rel: [...rel] } : {}) }
    return undefined
  })
}

function addressOf(
  { properties: { href } }: Element,
  authored: LinkOptions['authored'],
): string | undefined {
  if (typeof href !== 'string') return undefined
  if (authored && /^(?:\/(?!\/)|doi:)/i.test(href)) return authored(href)
  const url = URL.parse(href)
  if (!url) return undefined
  // A name before the host makes an address look like another.
  const isWeb = /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  return isWeb || url.protocol === 'mailto:' ? url.href : undefined
}
