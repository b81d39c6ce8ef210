/** Turns HTML in old texts into Markdown, and into the few elements that articles can contain. */

import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast'
import type { State } from 'hast-util-to-mdast'

import { fromHtml } from 'hast-util-from-html'
import rehypeRaw from 'rehype-raw'
import rehypeRemark from 'rehype-remark'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

import { attributes as allowedAttributes } from '../markdown/vocabulary.ts'
import { figure } from './figures.ts'
import { markOfHeading } from './heading-ids.ts'
import type { Note } from './old-post.ts'

/** The elements in a line for which Markdown has no syntax. */
const inline = [
  'abbr',
  'bdi',
  'bdo',
  'cite',
  'dfn',
  'ins',
  'kbd',
  'mark',
  'q',
  'samp',
  'small',
  'sub',
  'sup',
  'time',
  'u',
  'var',
] as const

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
 * Replaces the HTML in the tree of a text.
 *
 * @param tree the tree of a text in Markdown; `html` nodes contain parts of elements
 * @param lineOf returns the line of an offset, for notes
 * @returns a tree whose only `html` nodes are comments
 */
export function withoutHtml(
  tree: Root,
  lineOf: (offset: number) => number,
): { tree: Root; notes: Note[] } {
  const notes: Note[] = []
  const hast = toHast.runSync(tree)
  clean(hast, notes, lineOf)
  return { tree: toMarkdown.runSync(hast), notes }
}

/** Turns a whole text in HTML into the tree of a text in Markdown. */
export function fromOldHtml(source: string): { tree: Root; notes: Note[] } {
  const notes: Note[] = []
  const hast = fromHtml(source, { fragment: true })
  clean(hast, notes)
  return { tree: toMarkdown.runSync(hast), notes }
}

/** Footnotes pass through HTML as elements that HTML does not have. */
export const footnoteElements = {
  reference: 'old-footnote-reference',
  definition: 'old-footnote-definition',
} as const

const toHast = unified()
  .use(remarkRehype, {
    allowDangerousHtml: true,
    handlers: {
      footnoteReference: (_state: unknown, { identifier }: FootnoteReference): Element => ({
        type: 'element',
        tagName: footnoteElements.reference,
        properties: { id: identifier },
        children: [],
      }),
      footnoteDefinition: (
        state: { all: (node: FootnoteDefinition) => ElementContent[] },
        node: FootnoteDefinition,
      ): Element => ({
        type: 'element',
        tagName: footnoteElements.definition,
        properties: { id: node.identifier },
        children: state.all(node),
      }),
    },
  })
  .use(rehypeRaw)
  .freeze()

function asInline(state: State, node: Element): MdxJsxTextElement {
  return {
    type: 'mdxJsxTextElement',
    name: node.tagName,
    attributes: attributesOf(node),
    children: state.all(node) as MdxJsxTextElement['children'],
  }
}

function asFlow(state: State, node: Element): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name: node.tagName,
    attributes: attributesOf(node),
    children: state.toFlow(state.all(node)),
  }
}

function attributesOf({ properties }: Element): MdxJsxTextElement['attributes'] {
  return Object.entries(properties).flatMap(([property, value]) => {
    const name = property === 'dateTime' ? 'datetime' : property
    return allowedAttributes.has(name) && typeof value === 'string'
      ? [{ type: 'mdxJsxAttribute' as const, name, value }]
      : []
  })
}

const toMarkdown = unified()
  .use(rehypeRemark, {
    document: false,
    handlers: {
      ...Object.fromEntries(inline.map((name) => [name, asInline])),
      details: asFlow,
      summary: asFlow,
      figure,
      [footnoteElements.reference]: (
        _state: State,
        { properties }: Element,
      ): FootnoteReference => ({
        type: 'footnoteReference',
        identifier: String(properties['id']),
        label: String(properties['id']),
      }),
      [footnoteElements.definition]: (state: State, node: Element): FootnoteDefinition => ({
        type: 'footnoteDefinition',
        identifier: String(node.properties['id']),
        label: String(node.properties['id']),
        children: state.toFlow(state.all(node)),
      }),
    },
  })
  .freeze()

/** Removes what articles cannot contain, and turns frames into links. */
function clean(tree: HastRoot, notes: Note[], lineOf?: (offset: number) => number): void {
  visit(tree, (node: HastNodes, index, parent) => {
    if (node.type === 'doctype') node = { type: 'comment', value: '' }
    if (node.type !== 'element' || !parent || index === undefined) return undefined
    // The parser of HTML leaves some positions without a start.
    const { start } = (node.position ?? {}) as { start?: { offset?: number } }
    const offset = start?.offset
    const line = lineOf && offset !== undefined ? { line: lineOf(offset) } : {}
    if (refused.has(node.tagName)) {
      notes.push({ ...line, message: `\`<${node.tagName}>\` was removed.` })
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    const { id } = node.properties
    if (/^h[1-6]$/.test(node.tagName) && typeof id === 'string') {
      node.children.push({ type: 'text', value: markOfHeading(id) })
    }
    if (node.tagName !== 'iframe') return undefined
    const { src = '', title } = node.properties as Record<string, string | undefined>
    const address = src.replace(/^\/\//, 'https://')
    const isAddress = /^https?:\/\/\S+$/.test(address)
    notes.push({
      ...line,
      message: `\`<iframe>\` ${isAddress ? 'became a link' : 'was removed'}.`,
    })
    const words = title?.trim() || address
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: address },
      children: [{ type: 'text', value: words }],
    }
    const isBlock = parent.type === 'root' || blocks.has((parent as Element).tagName)
    const put = isBlock ? { ...link, tagName: 'p', properties: {}, children: [link] } : link
    parent.children.splice(index, 1, ...(isAddress ? [put] : []))
    return [SKIP, index]
  })
}
