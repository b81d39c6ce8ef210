/** The elements of a text, such as `<Note>` and `<PullQuote cite="…">`, with their attributes. */

import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

import type { SourceText } from '../publication/source.ts'

import { literalValue } from '../markdown/literals.ts'
import { findWords } from '../shared/normal-form.ts'
import { nodesOf } from './nodes.ts'

/** An attribute with a literal value. */
export interface Attribute {
  name: string
  value: string
  /** The offset of the value in the text, without its quotation marks. */
  offset: number
}

/** An element of a text. Attributes that would run code are left out: `article-is-data` reports them. */
export interface Element {
  node: MdxJsxFlowElement | MdxJsxTextElement
  name: string
  attributes: Attribute[]
}

/** Returns the elements of a text in order. */
export function elementsOf({ tree, body }: SourceText): Element[] {
  if (!tree) return []
  return nodesOf(tree).flatMap((node): Element[] =>
    node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
      ? [{ node, name: node.name ?? '', attributes: attributesOf(node, body) }]
      : [],
  )
}

function attributesOf(node: Element['node'], body: string): Attribute[] {
  return node.attributes.flatMap((attribute): Attribute[] => {
    const value = attribute.type === 'mdxJsxAttribute' ? literalValue(attribute) : undefined
    if (attribute.type !== 'mdxJsxAttribute' || value === undefined) return []
    const { name, position } = attribute
    const start = position?.start.offset ?? node.position?.start.offset ?? 0
    const found = findWords(body.slice(start, position?.end.offset), value, name.length)
    return [{ name, value, offset: start + (found?.offset ?? 0) }]
  })
}
