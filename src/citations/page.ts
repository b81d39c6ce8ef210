import type { Element, Root } from 'hast'

import { toString } from 'hast-util-to-string'

import type { Citation } from './citation.ts'
import {
  type FormatOptions,
  type FormattedCitations,
  CitationError,
  formatCitations,
} from './format.ts'
import type { FormattedCitation } from './formatted-citation.ts'

import { bibliographySection, type BibliographyOptions } from './bibliography.ts'
import { markHealth } from './health-marks.ts'
import { entryId } from './identifiers.ts'
import { orderPlaces, type CitationPlace } from './order.ts'
import { sentenceOf } from './sentences.ts'
import { isStudySlot } from './slots.ts'

/** Where a text cites a source, and in which sentence. */
export interface Mention {
  key: string
  /** The identifier of the citation on the page. */
  id: string
  sentence: string
  /** Whether it names a study in a table of evidence, where it has no sentence. */
  inEvidence?: true
}

/** The result of formatting the citations of a page. */
export interface CitedPage {
  mentions: Mention[]
  /** The keys of the bibliography in its order, cited or not. */
  listed: string[]
  /** The bibliography; absent if there is nothing to list. */
  bibliography?: Element
}

interface PlacedCitation {
  place: CitationPlace
  citation: Citation
  /** Its index as written. */
  index: number
}

/**
 * Formats the citations of a page in place, and builds its bibliography.
 *
 * @param tree the page; elements with `data-citation` are the places of citations, by their index
 * @param citations the citations by index
 * @throws a `CitationError` with the index of the citation, if one cannot be formatted reliably
 */
export function citePage(
  tree: Root,
  citations: readonly Citation[],
  options: FormatOptions & BibliographyOptions,
): CitedPage {
  const placed = placeCitations(tree, citations)
  const formatted = formatPlaced(placed, options)
  const sentences = sentencesOf(placed, formatted, options.language)
  for (const [index, each] of placed.entries()) {
    const citation = formatted.citations[index]
    if (citation) fillPlace(each, citation, formatted.numbers, options)
  }
  return {
    mentions: formatted.citations.flatMap(({ sources }, index) =>
      mentionsOf(sources, sentences[index] ?? '', placed[index]?.place),
    ),
    listed: formatted.bibliography.map(({ key }) => key),
    ...(formatted.bibliography.length > 0 && {
      bibliography: bibliographySection(formatted, options),
    }),
  }
}

/** Finds the places of the citations, in the order in which they count. */
function placeCitations(tree: Root, citations: readonly Citation[]): PlacedCitation[] {
  const places = orderPlaces(tree, (element) => element.properties['dataCitation'] !== undefined)
  const placed = places.flatMap((place): PlacedCitation[] => {
    const index = Number(place.element.properties['dataCitation'])
    const citation = citations[index]
    const note = place.note !== undefined && { note: place.note }
    return citation ? [{ place, index, citation: { ...citation, ...note } }] : []
  })
  const indexes = new Set(placed.map(({ index }) => index))
  if (places.length !== citations.length || indexes.size !== citations.length)
    throw new Error(
      `A citation is missing from the page or appears twice: the text has ${citations.length}, the page ${places.length}.`,
    )
  return placed
}

/** Formats citations, and lists the retraction notices of their sources in the bibliography. */
function formatPlaced(
  placed: readonly PlacedCitation[],
  options: FormatOptions & BibliographyOptions,
): FormattedCitations {
  const notices = placed.flatMap(({ citation }) =>
    citation.items.flatMap(({ key }) => {
      const notice = options.details(key)?.health?.notice
      return notice !== undefined && options.items.has(notice) ? [notice] : []
    }),
  )
  try {
    return formatCitations(
      placed.map(({ citation }) => citation),
      {
        ...options,
        uncited: [...(options.uncited ?? []), ...notices],
        pageOf: (key) => options.details(key)?.page,
      },
    )
  } catch (error) {
    if (!(error instanceof CitationError)) throw error
    throw new CitationError(placed[error.index]?.index ?? 0, error.message)
  }
}

/** Returns the sentence of each citation. The text of narrative citations is part of it. */
function sentencesOf(
  placed: readonly PlacedCitation[],
  { citations }: FormattedCitations,
  language: string,
): string[] {
  const names = new Map(
    placed.flatMap(({ place, citation }, index) => {
      const children = citation.narrative ? citations[index]?.content : undefined
      return children ? [[place.element, toString({ type: 'root', children })] as const] : []
    }),
  )
  return placed.map(({ place }) => sentenceOf(place, language, names))
}

function fillPlace(
  { place, citation: { narrative } }: PlacedCitation,
  formatted: FormattedCitation,
  numbers: ReadonlyMap<string, number>,
  options: BibliographyOptions,
): void {
  const { element } = place
  const { slot } = element.properties
  element.properties = {
    className: narrative ? ['citation', 'narrative'] : ['citation'],
    ...(slot === undefined ? {} : { slot }),
    ...unlinkedSources(formatted, options.prefix),
  }
  element.children = markHealth(formatted, numbers, options)
  mergeFullStops(place)
}

/** Returns the mentions of the sources of a citation, one for each identifier. */
function mentionsOf(
  sources: FormattedCitation['sources'],
  sentence: string,
  place: CitationPlace | undefined,
): Mention[] {
  const inEvidence = sentence === '' && place !== undefined && isStudy(place)
  const unique = new Map(
    sources.map(({ key, id }): [string, Mention] => [
      `${id} ${key}`,
      { key, id, sentence, ...(inEvidence && { inEvidence }) },
    ]),
  )
  return [...unique.values()]
}

/** Returns whether a place is the slot of a study's source. */
function isStudy({ element, ancestors }: CitationPlace): boolean {
  return [element, ...ancestors].some(
    (each) => 'properties' in each && isStudySlot(each.properties['slot']),
  )
}

/**
 * Returns the attributes of a citation in which a source has no link of its own, such as the 4 in `3–5`: the entries of all
 * its sources with the locators that are not printed, for the popover, and the identifier for the backlinks.
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
 * Merges the full stop at the end of a citation with the punctuation that follows. The full stop that a style prints after
 * a citation in a note gives way to any punctuation, and that of an abbreviation, such as "et al.", to another full stop.
 */
function mergeFullStops({ element, ancestors, note }: CitationPlace): void {
  const siblings = ancestors.at(-1)?.children ?? []
  const next = siblings[siblings.indexOf(element) + 1]
  if (next?.type !== 'text' || !/^[.,;:!?)]/.test(next.value)) return
  const last = element.children.at(-1)
  // The punctuation of the style is outside the links.
  if (last?.type === 'text' && note !== undefined) last.value = last.value.replace(/\.$/, '')
  else if (next.value.startsWith('.') && toString(element).endsWith('.'))
    next.value = next.value.slice(1)
}
