/** Renders Markdown by untrusted authors as harmless HTML. */

import type { Element, Root as HtmlRoot } from 'hast'
import type { Nodes, Root, Text } from 'mdast'
import { type Processor, unified } from 'unified'

import { sanitize, type Schema } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { SKIP, visit } from 'unist-util-visit'

import { remarkGfmAsWritten } from '../reading/gfm.ts'
import { findDividedWord } from './emphasis-in-words.ts'

/** The options for the links of a text. */
export interface LinkOptions {
  /** Their link types, for search engines (HTML, "Link types"). */
  rel?: readonly string[]
  /** Resolves addresses that start with a slash or `doi:`. Without it, they are not linked. */
  authored?: (address: string) => string
}

/** The options for a text. */
export interface TextOptions extends LinkOptions {
  /** Whether the marks of emphasis that divides a word are shown as typed, because nobody checks the text for them. */
  keepsWords?: boolean
}

/**
 * HTML, headings, images, tables, footnotes and lines between parts are shown as typed, because Markdown would drop them or they do not belong
 * in a response. So nothing that a reader wrote is lost, and none of it has an effect.
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
]

/** All elements that the output can contain, even if an earlier step lets others through. */
const harmless: Schema = {
  tagNames: ['a', 'blockquote', 'br', 'code', 'del', 'em', 'li', 'ol', 'p', 'pre', 'strong', 'ul'],
  attributes: { a: ['href', ['rel', 'ugc', 'nofollow']], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  ancestors: { li: ['ol', 'ul'] },
  required: {},
  clobber: [],
  strip: ['script', 'style'],
}

/** The largest depth of nested quotations and lists. Deeper texts take long to lay out, and no response needs them. */
const deepest = 40

const processor = unified()
  .use(remarkParse)
  .use(remarkGfmAsWritten)
  .use(withoutConstructs)
  .use(remarkRehype)
  .freeze()

/**
 * Renders an untrusted text.
 *
 * @param markdown any text
 * @returns HTML with only the elements above, with links to the web and to email addresses
 */
export function harmlessHtml(markdown: string, options: TextOptions = {}): string {
  const tree = layOut(markdown.toWellFormed(), options)
  setLinks(tree, options)
  return toHtml(sanitize(tree, harmless))
}

/** Returns the links to the web in an untrusted text, as `harmlessHtml` makes them: their addresses and offsets. */
export function untrustedLinks(markdown: string): { url: string; start: number; end: number }[] {
  const tree = parse(markdown.toWellFormed())
  const links: { url: string; start: number; end: number }[] = []
  if (!tree) return links
  visit(tree, 'link', ({ url, position }) => {
    const isWeb = addressOf(url)?.startsWith('http') ?? false
    const start = position?.start.offset ?? 0
    if (isWeb) links.push({ url, start, end: position?.end.offset ?? start })
  })
  return links
}

/** Parses a text; `undefined` if it is nested too deeply. */
function parse(markdown: string): Root | undefined {
  try {
    const tree = processor.parse(markdown)
    return isTooDeep(tree) ? undefined : tree
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error
    return undefined
  }
}

/** Shows a text that is nested too deeply as typed. */
function layOut(markdown: string, { keepsWords = false }: TextOptions): HtmlRoot {
  const tree = parse(markdown)
  if (tree) {
    showBreaks(tree, markdown)
    if (keepsWords) showMarksInWords(tree, markdown)
    return processor.runSync(tree)
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

/** Shows lines between parts as typed. If they were not parsed, `* * *` would be a list in a list in a list. */
function showBreaks(tree: Root, markdown: string): void {
  visit(tree, 'thematicBreak', ({ position }, index, parent) => {
    if (!parent || index === undefined) return
    const value = markdown.slice(position?.start.offset, position?.end.offset).trim()
    parent.children[index] = { type: 'paragraph', children: [{ type: 'text', value }] }
  })
}

/** Shows the marks of emphasis that divides a word, as in `HLA-B*57:01 and HLA-B*58:01`. */
function showMarksInWords(tree: Root, markdown: string): void {
  visit(tree, ['emphasis', 'strong', 'delete'], (node, index, parent) => {
    if (!parent || index === undefined || !('children' in node)) return undefined
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    const marks = markdown.slice(from, from + (node.type === 'emphasis' ? 1 : 2))
    const inside = markdown.slice(from, to).replace(/^[*_~]+|[*_~]+$/g, '')
    // Emphasis can be directly inside other emphasis, or next to it.
    const before = /[^*_~](?=[*_~]*$)/.exec(markdown.slice(Math.max(0, from - 9), from))?.[0]
    const after = /^[*_~]*([^*_~])/.exec(markdown.slice(to, to + 9))?.[1]
    if (!findDividedWord({ marks, inside, before, after })) return undefined
    const text: Text = { type: 'text', value: marks }
    parent.children.splice(index, 1, text, ...(node.children as never[]), { ...text })
    return [SKIP, index + 1]
  })
}

function withoutConstructs(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: asTyped } }]
}

/** Keeps links whose target is what a reader expects, and turns others into text. */
function setLinks(tree: HtmlRoot, { rel = [], authored }: LinkOptions): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || !parent || index === undefined) return undefined
    const address = addressOf(node.properties['href'], authored)
    if (address === undefined) {
      parent.children.splice(index, 1, ...node.children)
      return [SKIP, index]
    }
    node.properties = { href: address, ...(rel.length > 0 ? { rel: [...rel] } : {}) }
    return undefined
  })
}

function addressOf(href: unknown, authored?: LinkOptions['authored']): string | undefined {
  if (typeof href !== 'string') return undefined
  if (authored && /^(?:\/(?!\/)|doi:)/i.test(href)) return authored(href)
  const url = URL.parse(href)
  if (!url) return undefined
  // A user name before the host makes an address look like another.
  const isWeb = /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  return isWeb || url.protocol === 'mailto:' ? url.href : undefined
}
