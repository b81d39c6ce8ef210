/** Puts formatted citations into a page, and its bibliography behind them. */

import type { Element, ElementContent, Root } from 'hast'

import { toString } from 'hast-util-to-string'

import type { Citation } from './citation.ts'

import { bibliographySection, type BibliographyOptions } from './bibliography.ts'
import {
  CitationError,
  entryId,
  formatCitations,
  type FormatOptions,
  type FormattedCitation,
} from './format.ts'
import { orderPlaces, type CitationPlace } from './order.ts'
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
export async function citePage(
  tree: Root,
  citations: readonly Citation[],
  options: FormatOptions & BibliographyOptions,
): Promise<CitedPage> {
  const places = orderPlaces(tree, (element) => element.properties['dataCitation'] !== undefined)
  if (places.length !== citations.length) {
    throw new Error(
      `A citation was lost on its way to the page: ${citations.length} were written, ${places.length} arrived.`,
    )
  }
  const ordered = places.map(({ element, note }): Citation => {
    const citation = citations[Number(element.properties['dataCitation'])]
    if (!citation) throw new Error('A citation arrived on the page that nobody wrote.')
    return note === undefined ? citation : { ...citation, note }
  })
  const written = places.map(({ element }) => Number(element.properties['dataCitation']))

  const notices = ordered.flatMap(({ items }) =>
    items.flatMap(({ key }) => {
      const notice = options.details(key)?.health?.notice
      return notice !== undefined && options.items.has(notice) ? [notice] : []
    }),
  )
  const formatted = await formatCitations(ordered, {
    ...options,
    uncited: [...(options.uncited ?? []), ...notices],
  }).catch((error: unknown) => {
    throw error instanceof CitationError
      ? new CitationError(written[error.index] ?? 0, error.message)
      : error
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
    if (ordered[index]?.note !== undefined) {
      endBeforePunctuation(element, places[index], citation.content)
    }
    element.children = markHealth(
      citation.content,
      citation.sources.map(({ key }) => key),
      options,
    )
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

/**
 * What a citation says of its sources besides their links: nothing, unless one has no link of its own, as the 4 in `3–5`.
 * Then it names all of them, and has the identifier that leads back from those without a link.
 */
function unlinkedSources(
  { id, sources }: FormattedCitation,
  prefix: string | undefined,
): Element['properties'] {
  if (sources.every((source) => source.id !== id)) return {}
  return { id, dataSources: sources.map(({ key }) => entryId(key, prefix)).join(' ') }
}

/** In a note a style ends the citation with a full stop; it yields to punctuation that the author wrote behind it. */
function endBeforePunctuation(
  element: Element,
  place: CitationPlace | undefined,
  content: ElementContent[],
): void {
  const siblings = place?.ancestors.at(-1)?.children ?? []
  const next = siblings[siblings.indexOf(element) + 1]
  if (next?.type !== 'text' || !/^[.,;:!?)]/.test(next.value)) return
  let last = content.at(-1)
  while (last?.type === 'element') last = last.children.at(-1)
  if (last?.type === 'text') last.value = last.value.replace(/\.$/, '')
}

/** Says at a citation, behind the source that it is true of, that this was retracted or doubted. */
function markHealth(
  content: readonly ElementContent[],
  keys: readonly string[],
  { details, prefix }: BibliographyOptions,
): ElementContent[] {
  const marks = new Map<string, string>(
    keys.flatMap((key) => {
      const kind = details(key)?.health?.kind
      return kind === undefined ? [] : [[`#${entryId(key, prefix)}`, kind] as const]
    }),
  )
  if (marks.size === 0) return [...content]
  const walk = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node]
    const marked = { ...node, children: node.children.flatMap(walk) }
    const href = String(node.properties['href'])
    const kind = marks.get(href)
    if (kind === undefined) return [marked]
    marks.delete(href)
    return [marked, ...healthMark(kind)]
  }
  const walked = content.flatMap(walk)
  // A source inside a collapsed range has no link of its own.
  return [...walked, ...[...new Set(marks.values())].flatMap(healthMark)]
}

function healthMark(kind: string): ElementContent[] {
  return [
    { type: 'text', value: ' ' },
    {
      type: 'element',
      tagName: 'strong',
      properties: { className: ['source-health', kind] },
      children: [{ type: 'text', value: kind === 'concern' ? 'in doubt' : kind }],
    },
  ]
}
