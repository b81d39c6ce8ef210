/** Puts formatted citations into a page, and its bibliography behind them. */

import type { Element, ElementContent, Root } from 'hast'

import { toString } from 'hast-util-to-string'

import type { Citation } from './citation.ts'

import { bibliographySection, type BibliographyOptions } from './bibliography.ts'
import {
  CitationError,
  formatCitations,
  type FormatOptions,
  type FormattedCitation,
  type FormattedCitations,
} from './format.ts'
import { orderPlaces, type CitationPlace } from './order.ts'
import { entryId } from './identifiers.ts'
import { sentenceOf } from './sentences.ts'

/** Where and in which words a text cites a source. */
export interface Mention {
  key: string
  /** The identifier of the place on the page. */
  id: string
  sentence: string
}

/** What citing a page leaves behind. */
export interface CitedPage {
  mentions: Mention[]
  /** The keys of the bibliography, in its order: what is cited, and what is only listed. */
  listed: string[]
  /** The bibliography; absent if there is nothing to list. */
  bibliography?: Element
}

/**
 * Formats the citations of a page in place.
 *
 * @param tree the page; elements with `data-citation` are the places of citations, by their index
 * @param citations the citations by index
 * @param options how to format them and what to say of each source
 * @throws a `CitationError` that names the citation by its index, if one cannot be formatted for certain
 */
export function citePage(
  tree: Root,
  citations: readonly Citation[],
  options: FormatOptions & BibliographyOptions,
): CitedPage {
  const places = orderPlaces(tree, (element) => element.properties['dataCitation'] !== undefined)
  const written = places.map(({ element }) => Number(element.properties['dataCitation']))
  if (places.length !== citations.length || new Set(written).size !== citations.length) {
    throw new Error(
      `A citation was lost on its way to the page or is there twice: ${citations.length} were written, ${places.length} arrived.`,
    )
  }
  const ordered = places.map(({ element, note }): Citation => {
    const citation = citations[Number(element.properties['dataCitation'])]
    if (!citation) throw new Error('A citation arrived on the page that nobody wrote.')
    return note === undefined ? citation : { ...citation, note }
  })

  const notices = ordered.flatMap(({ items }) =>
    items.flatMap(({ key }) => {
      const notice = options.details(key)?.health?.notice
      return notice !== undefined && options.items.has(notice) ? [notice] : []
    }),
  )
  const formatted = formatOrdered(ordered, written, {
    ...options,
    uncited: [...(options.uncited ?? []), ...notices],
    pageOf: (key) => options.details(key)?.page,
  })
  const names = new Map(
    places.flatMap(({ element }, index) => {
      const citation = ordered[index]?.narrative ? formatted.citations[index] : undefined
      return citation
        ? [[element, toString({ type: 'root', children: citation.content })] as const]
        : []
    }),
  )
  const sentences = places.map((place) => sentenceOf(place, options.language, names))

  for (const [index, { element }] of places.entries()) {
    const citation = formatted.citations[index]
    if (!citation) continue
    const { slot } = element.properties
    element.properties = {
      className: ordered[index]?.narrative ? ['citation', 'narrative'] : ['citation'],
      ...(slot === undefined ? {} : { slot }),
      ...unlinkedSources(citation, options.prefix),
    }
    element.children = markHealth(citation, formatted.numbers, options)
    endBeforePunctuation(element, places[index])
  }

  const mentions = formatted.citations.flatMap(({ sources }, index) =>
    sources
      .filter(
        ({ key, id }, at) => sources.findIndex((each) => each.key === key && each.id === id) === at,
      )
      .map(({ key, id }) => ({ key, id, sentence: sentences[index] ?? '' })),
  )
  return {
    mentions,
    listed: formatted.bibliography.map(({ key }) => key),
    ...(formatted.bibliography.length > 0
      ? { bibliography: bibliographySection(formatted, options) }
      : {}),
  }
}

/** Formats the citations in the order of the page; a `CitationError` names the citation by its index as written. */
function formatOrdered(
  citations: readonly Citation[],
  written: readonly number[],
  options: FormatOptions,
): FormattedCitations {
  try {
    return formatCitations(citations, options)
  } catch (error) {
    if (!(error instanceof CitationError)) throw error
    throw new CitationError(written[error.index] ?? 0, error.message)
  }
}

/**
 * The attributes of a citation in which a source has no link of its own, as the 4 in `3–5`: the entries of all its sources
 * with the locators that are not printed, for the popover, and the identifier that leads back from the unlinked ones.
 */
function unlinkedSources(
  { id, sources }: FormattedCitation,
  prefix: string | undefined,
): Element['properties'] {
  if (sources.every((source) => source.id !== id)) return {}
  const listed = sources.filter(({ isListed }) => isListed)
  const locators = listed.flatMap(({ key, locator }) =>
    locator === undefined ? [] : [[entryId(key, prefix), locator]],
  )
  return {
    id,
    dataSources: listed.map(({ key }) => entryId(key, prefix)).join(' '),
    ...(locators.length > 0 ? { dataLocators: JSON.stringify(Object.fromEntries(locators)) } : {}),
  }
}

/**
 * Joins the full stop at the end of a citation with the punctuation that the author wrote after it: the stop that a style
 * sets after a citation in a note yields to any, and that of an abbreviation, such as "et al.", to another full stop.
 */
function endBeforePunctuation(element: Element, place: CitationPlace | undefined): void {
  const siblings = place?.ancestors.at(-1)?.children ?? []
  const next = siblings[siblings.indexOf(element) + 1]
  if (next?.type !== 'text' || !/^[.,;:!?)]/.test(next.value)) return
  const last = element.children.at(-1)
  // What the style sets after a citation is outside its links.
  if (last?.type === 'text' && place?.note !== undefined) last.value = last.value.replace(/\.$/, '')
  else if (next.value.startsWith('.') && toString(element).endsWith('.'))
    next.value = next.value.slice(1)
}

/** Adds after each source that was retracted or doubted that it was; within a range of numbers, after the range. */
function markHealth(
  { content, sources }: FormattedCitation,
  numbers: ReadonlyMap<string, number>,
  { details, prefix }: BibliographyOptions,
): ElementContent[] {
  const kinds = new Map(
    sources.flatMap(({ key, isListed }) => {
      const kind = details(key)?.health?.kind
      const target = isListed ? `#${entryId(key, prefix)}` : details(key)?.page
      return kind === undefined || target === undefined ? [] : [[target, { key, kind }] as const]
    }),
  )
  if (kinds.size === 0) return content
  const walk = (nodes: readonly ElementContent[]): ElementContent[] => {
    const marked: ElementContent[] = []
    // Marks of a range that goes on: they would tear it apart.
    let waiting: ElementContent[] = []
    nodes.forEach((node, index) => {
      const source =
        node.type === 'element' ? kinds.get(String(node.properties['href'])) : undefined
      if (node.type === 'element' && !source)
        marked.push({ ...node, children: walk(node.children) })
      else marked.push(node)
      const isInRange = opensRange(nodes[index + 1]) || opensRange(nodes[index - 1])
      if (source) {
        kinds.delete(String((node as Element).properties['href']))
        waiting.push(...healthMark(source.kind, isInRange ? numbers.get(source.key) : undefined))
      }
      if (!opensRange(node) && !opensRange(nodes[index + 1])) {
        marked.push(...waiting)
        waiting = []
      }
    })
    return marked
  }
  const walked = walk(content)
  // A source inside a collapsed range has no link of its own.
  const unlinked = [...kinds.values()].flatMap(({ key, kind }) =>
    healthMark(kind, numbers.get(key)),
  )
  return unlinked.length === 0 ? walked : insertAfterLinks(walked, unlinked)
}

/** Inserts nodes after the last link, inside whatever brackets the style closes after it. */
function insertAfterLinks(
  nodes: readonly ElementContent[],
  inserted: readonly ElementContent[],
): ElementContent[] {
  const last = nodes.findLastIndex((node) => node.type === 'element')
  const element = nodes[last]
  if (element?.type !== 'element') return [...nodes, ...inserted]
  const isWhole = element.tagName === 'a' || !holdsLink(element)
  const placed = isWhole
    ? [element, ...inserted]
    : [{ ...element, children: insertAfterLinks(element.children, inserted) }]
  return [...nodes.slice(0, last), ...placed, ...nodes.slice(last + 1)]
}

function holdsLink({ children }: Element): boolean {
  return children.some(
    (child) => child.type === 'element' && (child.tagName === 'a' || holdsLink(child)),
  )
}

/** Whether a text is the dash of a range. */
function opensRange(node: ElementContent | undefined): boolean {
  return node?.type === 'text' && /^\s*[\u2010-\u2015-]\s*$/.test(node.value)
}

function healthMark(kind: string, number: number | undefined): ElementContent[] {
  const words = kind === 'concern' ? 'in doubt' : kind
  return [
    { type: 'text', value: number === undefined ? ' ' : ', ' },
    {
      type: 'element',
      tagName: 'strong',
      properties: { className: ['source-health', kind] },
      children: [{ type: 'text', value: number === undefined ? words : `${number} ${words}` }],
    },
  ]
}
