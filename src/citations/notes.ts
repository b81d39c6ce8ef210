import type { FootnoteDefinition, Nodes, Paragraph, Parents, Root } from 'mdast'

import { visit } from 'unist-util-visit'

import type { CslItem } from '../references/csl.ts'
import { shortNames, type NameWords } from '../references/reference.ts'
import { nameWords } from './locales.ts'
import { plainTitle } from './fallback.ts'
import { isCitation, type CitationNode } from './citation-node.ts'

/**
 * Moves the citations of a text into footnotes, for note styles, except for those that are in a footnote of the author's
 * own. There, a narrative citation is printed in full as part of the sentence, and any other in parentheses.
 *
 * The reference to the note goes after the punctuation that follows, as in pandoc. A narrative citation leaves its names in
 * the sentence.
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
        appendAfterReference(children, child)
        continue
      }
      endSentencePart(children, child, items, words)
      // In the note, the citation is printed in full even if the sentence names the authors.
      child.citation.narrative = false
      const identifier = `assay-citation-${definitions.length + 1}`
      const label = identifier
      const content: Paragraph = { type: 'paragraph', children: [child] }
      definitions.push({ type: 'footnoteDefinition', identifier, label, children: [content] })
      children.push({ type: 'footnoteReference', identifier, label })
    }
    node.children = children as Parents['children']
    return undefined
  })
  tree.children.push(...definitions)
}

/** Decides how citations are printed in a footnote of the author's own. Without other words there, they need no parentheses. */
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

/** Removes the space before the reference to the note, or adds the names of a narrative citation. */
function endSentencePart(
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

/** Moves punctuation after the reference to a note in front of it. */
function appendAfterReference(children: Nodes[], child: Nodes): void {
  const reference = children.at(-1)
  const punctuation = child.type === 'text' ? /^[.,;:!?]/.exec(child.value)?.[0] : undefined
  if (
    reference?.type === 'footnoteReference' &&
    child.type === 'text' &&
    punctuation !== undefined
  ) {
    const before = children.at(-2)
    // The full stop of "et al." ends the sentence too.
    const isStopped = punctuation === '.' && before?.type === 'text' && before.value.endsWith('.')
    if (!isStopped) children.splice(-1, 0, { type: 'text', value: punctuation })
    child.value = child.value.slice(1)
  }
  children.push(child)
}
