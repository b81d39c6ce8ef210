/** Note styles: every citation becomes a footnote, and Markdown's own footnotes carry it from there. */

import type { FootnoteDefinition, Nodes, Parents, PhrasingContent, Root } from 'mdast'

import { visit } from 'unist-util-visit'

import type { CslItem } from '../references/csl.ts'
import { shortNames, type NameWords } from '../references/reference.ts'
import { nameWords } from './locales.ts'
import { plainTitle } from './fallback.ts'
import { isCitation, type CitationNode } from './citation-node.ts'

/**
 * Moves the citations of a text into footnotes, except for those that are in one already: in a footnote of the author's
 * own a narrative citation is printed in full as part of the sentence, any other in parentheses.
 *
 * The call goes after the punctuation that follows, as in pandoc; a narrative citation leaves the names in the sentence.
 */
export function citeInNotes(
  tree: Root,
  items: ReadonlyMap<string, CslItem>,
  language: string,
): void {
  const words = nameWords(language)
  const definitions: FootnoteDefinition[] = []
  visit(tree, (node: Nodes) => {
    if (node.type === 'footnoteDefinition') {
      citeInOwnNote(node)
      return 'skip'
    }
    if (!('children' in node) || !node.children.some((child) => isCitation(child))) return undefined
    const children: Nodes[] = []
    for (const child of node.children) {
      if (!isCitation(child)) {
        appendAfterCall(children, child)
        continue
      }
      leadIn(children, child, items, words)
      const identifier = `assay-citation-${definitions.length + 1}`
      definitions.push({
        type: 'footnoteDefinition',
        identifier,
        label: identifier,
        children: [{ type: 'paragraph', children: [inNote(child)] }],
      })
      children.push({ type: 'footnoteReference', identifier, label: identifier })
    }
    node.children = children as Parents['children']
    return undefined
  })
  tree.children.push(...definitions)
}

/** Sets how citations are printed in a footnote of the author's own. One that holds nothing else needs no parentheses. */
function citeInOwnNote(note: FootnoteDefinition): void {
  const citations: CitationNode[] = []
  let words = ''
  visit(note, (node: Nodes) => {
    if (isCitation(node)) citations.push(node)
    else if ('value' in node) words += node.value
  })
  for (const { citation } of citations) {
    if (citation.narrative) citation.inOwnNote = 'in-sentence'
    else if (/[\p{L}\p{N}]/u.test(words) || citations.some((each) => each.citation.narrative))
      citation.inOwnNote = 'in-parentheses'
  }
  for (const { citation } of citations) citation.narrative = false
}

/** In the note the citation is printed in full, whether or not the sentence names the authors. */
function inNote(node: CitationNode): PhrasingContent {
  node.citation.narrative = false
  return node
}

/** Takes away the space before the call, or sets the names of a narrative citation there. */
function leadIn(
  children: Nodes[],
  { citation }: CitationNode,
  items: ReadonlyMap<string, CslItem>,
  words: NameWords,
): void {
  const before = children.at(-1)
  if (citation.narrative) {
    const item = items.get(citation.items[0]?.key ?? '')
    const value = shortNames(item?.author ?? item?.editor, words) ?? plainTitle(item)
    children.push({ type: 'text', value })
  } else if (before?.type === 'text') {
    before.value = before.value.trimEnd()
  }
}

/** Lets punctuation behind a call slip in front of it. */
function appendAfterCall(children: Nodes[], child: Nodes): void {
  const call = children.at(-1)
  const punctuation = child.type === 'text' ? /^[.,;:!?]/.exec(child.value)?.[0] : undefined
  if (call?.type === 'footnoteReference' && child.type === 'text' && punctuation !== undefined) {
    const before = children.at(-2)
    // The stop of "et al." ends the sentence too.
    const isStopped = punctuation === '.' && before?.type === 'text' && before.value.endsWith('.')
    if (!isStopped) children.splice(-1, 0, { type: 'text', value: punctuation })
    child.value = child.value.slice(1)
  }
  children.push(child)
}
