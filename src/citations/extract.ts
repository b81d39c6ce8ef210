/** Extracts the citations of a text: from a Markdown tree with `[@key]` in its texts to one with citation nodes. */

import type { FootnoteDefinition, Nodes, PhrasingContent, Root } from 'mdast'

import { walkTree } from '../shared/tree.ts'
import { isCitation, type Extracted } from './citation-node.ts'
import { mayCite, replaceCitations } from './replace-citations.ts'
import { parseField } from './record-markdown.ts'
import { fillSlots, type SlotsOf } from './slot-content.ts'
import { reportOutsideText, reportShownAsTyped } from './unformatted.ts'

/**
 * Replaces the citations of a tree by citation nodes.
 *
 * A citation inside a link moves to right after it, since a link cannot contain another. The slots of elements are filled,
 * so that their citations count in the order of the text.
 *
 * @param tree the tree, which is changed; its texts have positions
 * @param source the text it was parsed from
 * @param isKey returns whether a bare `@word` is a citation
 */
export function extractCitations(
  tree: Root,
  source: string,
  isKey: (word: string) => boolean,
  slotsOf: SlotsOf = () => [],
): Extracted {
  const extracted: Extracted = { citations: [], keys: [], malformed: [] }
  const slots = new Set<Nodes>()
  const referenced = source.includes('[^') ? referencedNotes(tree) : new Set<string>()
  const extractSlot = (content: Root, markdown: string) =>
    extractCitations(content, markdown, isKey)
  walkTree<Nodes>(tree, (node) => {
    if (slots.has(node)) return false
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const slot of fillSlots(node, source, slotsOf, extractSlot, extracted)) slots.add(slot)
    }
    reportOutsideText(node, source, extracted)
    if (!('children' in node)) return undefined
    if (isLink(node)) return false
    if (node.type === 'footnoteDefinition' && !referenced.has(node.identifier)) {
      reportUnreferenced(node, source, extracted)
      return false
    }
    const children = mayCite(node)
      ? replaceCitations(node, source, isKey, extracted)
      : (node.children as Nodes[])
    node.children = children.flatMap((child): Nodes[] =>
      isLink(child) ? moveOutOfLink(child, source, isKey, extracted) : [child],
    ) as typeof node.children
    return undefined
  })
  if (source.includes('[') && /@|&#/.test(source)) reportShownAsTyped(tree, source, extracted)
  return extracted
}

/** Extracts the citations of the Markdown of a record. */
export function extractFromMarkdown(markdown: string, isKey: (word: string) => boolean): Extracted {
  return extractCitations(parseField(markdown), markdown, isKey)
}

type Link = Extract<Nodes, { type: 'link' | 'linkReference' }>

function isLink(node: Nodes): node is Link {
  return node.type === 'link' || node.type === 'linkReference'
}

function moveOutOfLink(
  link: Link,
  source: string,
  isKey: (word: string) => boolean,
  extracted: Extracted,
): PhrasingContent[] {
  // An address that is shown as it is may contain an `@`, like those of profiles.
  if (isAutolink(link)) return [link]
  const moved: PhrasingContent[] = []
  walkTree<Nodes>(link, (node) => {
    reportOutsideText(node, source, extracted)
    if (!('children' in node) || !mayCite(node)) return
    const children = replaceCitations(node, source, isKey, extracted, true)
    moved.push(...children.filter(isCitation))
    node.children = children.filter((child) => !isCitation(child)) as typeof node.children
  })
  if (moved.length === 0) return [link]
  const last = link.children.at(-1)
  if (last?.type !== 'text' || last.value === last.value.trimEnd()) return [link, ...moved]
  last.value = last.value.trimEnd()
  return [link, { type: 'text', value: ' ' }, ...moved]
}

/** Returns whether the text of a link is its address (CommonMark 0.31, 6.5; GFM 0.29, 6.9). */
function isAutolink(link: Link): boolean {
  const [text, ...rest] = link.children
  return (
    link.type === 'link' &&
    text?.type === 'text' &&
    rest.length === 0 &&
    ['', 'http://', 'mailto:'].some((scheme) => scheme + text.value === link.url)
  )
}

/** Returns the identifiers of the notes that a text refers to. Markdown drops the others. */
function referencedNotes(tree: Root): Set<string> {
  const identifiers = new Set<string>()
  walkTree<Nodes>(tree, (node) => {
    if (node.type === 'footnoteReference') identifiers.add(node.identifier)
  })
  return identifiers
}

function reportUnreferenced(note: FootnoteDefinition, source: string, extracted: Extracted): void {
  const offset = note.position?.start.offset ?? 0
  const text = source.slice(offset, note.position?.end.offset)
  if (!text.includes('@')) return
  const raw = text.split('\n')[0] ?? ''
  extracted.malformed.push({ what: 'is-in-an-unreferenced-note', offset, raw })
}
