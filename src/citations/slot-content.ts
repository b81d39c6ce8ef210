import type { Nodes, PhrasingContent, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

import type { Extracted } from './citation-node.ts'

import { findWords } from '../shared/normal-form.ts'
import { isCitableKey } from './grammar.ts'
import { parseFieldForPage } from './record-markdown.ts'

/** Markdown from a record for a slot of a component, such as the evidence of a claim. */
export interface Slot {
  slot: string
  markdown: string
}

/** Returns the slots of an element by its name and attributes: the source that it names, or the evidence of a claim. */
export type SlotsOf = (
  element: string,
  attributes: Readonly<Record<string, string>>,
) => readonly Slot[]

/**
 * Adds the content of its slots to an element, and the citations in them to those of the text.
 *
 * @param extract extracts the citations of the Markdown in a slot
 * @returns the nodes that were added
 */
export function fillSlots(
  element: MdxJsxFlowElement | MdxJsxTextElement,
  source: string,
  slotsOf: SlotsOf,
  extract: (tree: Root, markdown: string) => Extracted,
  extracted: Extracted,
): Nodes[] {
  const attributes = Object.fromEntries(
    element.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value] as const]
        : [],
    ),
  )
  const start = element.position?.start.offset ?? 0
  const written = source.slice(start, element.position?.end.offset)
  const positionOf = (words: string) => {
    const { offset, length } = findWords(written, words) ?? { offset: 0, length: words.length }
    return { offset: start + offset, length }
  }
  const typed = attributes['cite'] ?? attributes['id']
  return slotsOf(element.name ?? '', attributes).map(({ slot, markdown }) => {
    const tree = parseFieldForPage(markdown)
    const { citations, keys, malformed } = extract(tree, markdown)
    for (const node of citations) node.offset = start
    extracted.citations.push(...citations)
    extracted.keys.push(
      ...keys.map((cited) => ({
        ...cited,
        ...positionOf(cited.key),
        isAttribute: true as const,
      })),
    )
    extracted.malformed.push(
      ...malformed.map(({ what, raw }) =>
        typed === undefined || isCitableKey(typed)
          ? { what, raw, offset: start }
          : { what: 'is-no-key' as const, raw: typed, offset: positionOf(typed).offset },
      ),
    )
    // Leave out what cannot be printed. It is reported here, so it must not be reported again as part of the text.
    const node = slotNode(slot, malformed.length > 0 ? { ...tree, children: [] } : tree)
    ;(element.children as Nodes[]).push(node)
    return node
  })
}

/** Puts a single paragraph into a `span`, and other content into a `div`. */
function slotNode(slot: string, { children }: Root): Nodes {
  const [first] = children
  const inline = children.length === 1 && first?.type === 'paragraph'
  return {
    type: 'paragraph',
    children: (inline ? first.children : children) as PhrasingContent[],
    data: { hName: inline ? 'span' : 'div', hProperties: { slot } },
  }
}
