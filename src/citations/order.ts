import type { Element, Nodes, Root } from 'hast'

/** The place of an element on the page. */
export interface Place {
  element: Element
  /** The elements around it, from the root inwards. */
  ancestors: Element[]
}

/** The place of a citation on the page. */
export interface CitationPlace extends Place {
  /** The number of the note that contains it, if any. */
  note?: number
  /** The first reference to that note. */
  noteReference?: Place
}

/**
 * Finds the places of citations in the order of reading: a note counts at the first reference to it (as in pandoc), not at
 * the end of the page.
 *
 * @param tree the page
 * @param isPlace returns whether an element is the place of a citation
 */
export function orderPlaces(tree: Root, isPlace: (element: Element) => boolean): CitationPlace[] {
  const notes = collectNotes(tree)
  const places: CitationPlace[] = []
  const numbers = new Map<Element, number>()

  const walk = (
    node: Nodes,
    ancestors: Element[],
    inNote?: Required<Pick<CitationPlace, 'note' | 'noteReference'>>,
  ): void => {
    if (node.type === 'element') {
      if (isPlace(node)) {
        places.push({ element: node, ancestors, ...inNote })
        return
      }
      if (isNoteSection(node) && !inNote) return
      const note = notes.get(referencedNote(node) ?? '')
      if (note && !numbers.has(note)) {
        numbers.set(note, numbers.size + 1)
        walk(note, [], { note: numbers.size, noteReference: { element: node, ancestors } })
      }
    }
    if (!('children' in node)) return
    const around = node.type === 'element' ? [...ancestors, node] : ancestors
    for (const child of node.children) walk(child, around, inNote)
  }
  walk(tree, [])
  return places
}

/** Returns the items of the notes section by identifier. */
function collectNotes(tree: Root): Map<string, Element> {
  const notes = new Map<string, Element>()
  const walk = (node: Nodes, inSection: boolean): void => {
    if (
      node.type === 'element' &&
      inSection &&
      node.tagName === 'li' &&
      typeof node.properties['id'] === 'string'
    ) {
      notes.set(node.properties['id'], node)
      return
    }
    const within = inSection || (node.type === 'element' && isNoteSection(node))
    if ('children' in node) for (const child of node.children) walk(child, within)
  }
  walk(tree, false)
  return notes
}

function isNoteSection(element: Element): boolean {
  return element.tagName === 'section' && element.properties['dataFootnotes'] !== undefined
}

/** Returns the identifier of the note that a link refers to. */
function referencedNote(element: Element): string | undefined {
  const { dataFootnoteRef, href } = element.properties
  return element.tagName === 'a' && dataFootnoteRef !== undefined && typeof href === 'string'
    ? decodeURIComponent(href.replace(/^#/, ''))
    : undefined
}
