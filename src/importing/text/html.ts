/** Turns HTML in old texts into Markdown, and into the few elements that articles can contain. */

import type { Element, ElementContent } from 'hast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast'
import type { State } from 'hast-util-to-mdast'

import { fromHtml } from 'hast-util-from-html'
import rehypeRaw from 'rehype-raw'
import rehypeRemark from 'rehype-remark'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

import { attributes as allowedAttributes } from '../../markdown/vocabulary.ts'
import { cleanHtml } from './clean-html.ts'
import { figure } from './figures.ts'
import type { Note } from '../old-post.ts'

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
  cleanHtml(hast, notes, lineOf)
  return { tree: toMarkdown.runSync(hast), notes }
}

/** Turns a whole text in HTML into the tree of a text in Markdown. */
export function fromOldHtml(source: string): { tree: Root; notes: Note[] } {
  const notes: Note[] = []
  const hast = fromHtml(source, { fragment: true })
  cleanHtml(hast, notes)
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
