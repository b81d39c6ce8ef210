/** Formats citations and a bibliography: a pure function, for articles and for other uses. */

import type { ElementContent } from 'hast'

import type { CslItem } from '../references/csl.ts'
import type { Citation } from './citation.ts'

import { ownForm } from '../references/own-form.ts'
import { runCiteproc } from './citeproc/run.ts'
import { formatCitation, type FormattedCitation } from './formatted-citation.ts'
import { CitationIds, entryId } from './identifiers.ts'
import { listedEntries, type ListedEntry } from './listed-entries.ts'
import { localeFor } from './locales.ts'
import { loadStyle } from './style.ts'

/** The sources, style and language of citations, and how they are linked. */
export interface FormatOptions {
  /** The sources that may be cited, by key. */
  items: ReadonlyMap<string, CslItem>
  /** The name of a citation style. */
  style: string
  /** The `.csl` files of the publication, by name. */
  styles?: ReadonlyMap<string, string>
  /** The language of the text, as a BCP 47 tag. */
  language: string
  /** Keys to list in the bibliography without a citation. */
  uncited?: readonly string[]
  /** Goes before every identifier, for a page with more than one bibliography. */
  prefix?: string
  /** Returns the address of the page of a source, for sources without an entry in the bibliography. */
  pageOf?: (key: string) => string | undefined
}

/** Formatted citations and their bibliography. */
export interface FormattedCitations {
  citations: FormattedCitation[]
  /** The entries in the order of the style. */
  bibliography: BibliographyEntry[]
  /** Whether the citations print the numbers of the entries. */
  numbered: boolean
  /** The number that citations print for a source, by key; empty if the style does not number sources. */
  numbers: ReadonlyMap<string, number>
}

/** One entry of a bibliography. */
export interface BibliographyEntry {
  key: string
  /** The identifier that citations link to. */
  id: string
  content: ElementContent[]
  /** The identifiers of the citations of the source, in the order of the text. */
  citedAt: string[]
}

/** A citation that cannot be formatted reliably, by its index. */
export class CitationError extends Error {
  readonly index: number

  constructor(index: number, message: string) {
    super(message)
    this.index = index
  }
}

/**
 * Formats the citations of one text.
 *
 * @param citations in the order in which they count
 * @throws if a key is not among the items; a `CitationError` if a citation cannot be linked reliably
 */
export function formatCitations(
  citations: readonly Citation[],
  options: FormatOptions,
): FormattedCitations {
  const uncited = [...new Set(options.uncited)]
  if (citations.length === 0 && uncited.length === 0)
    return { citations: [], bibliography: [], numbered: false, numbers: new Map() }
  const cited = [...citations.flatMap(({ items }) => items.map(({ key }) => key)), ...uncited]
  const missing = cited.find((key) => !options.items.has(key))
  if (missing !== undefined)
    throw new Error(`There is no reference or search with the key “${missing}”.`)

  const style = loadStyle(options.style, options.styles)
  const locale = localeFor(options.language)
  const output = runCiteproc(citations, options.items, { style, locale, uncited })
  const entries = listedEntries(output, options, style)
  const context = {
    ...options,
    style,
    ids: new CitationIds(options.prefix),
    listed: new Set(entries.map(({ key }) => key)),
  }
  const formatted = citations.map((citation, index) => {
    try {
      return formatCitation(citation, output.citations[index] ?? '', context)
    } catch (error) {
      throw new CitationError(index, (error as Error).message)
    }
  })
  return {
    citations: formatted,
    bibliography: addBacklinks(entries, formatted, options.prefix),
    numbered: entries.length > 0 && entries.every(({ number }, index) => number === index + 1),
    numbers: style.format === 'numeric' ? output.numbers : new Map(),
  }
}

/**
 * Formats sources as entries of a bibliography, by key in the order of the style; in the site's own form if the style prints
 * none.
 */
export function formatEntries(
  options: Pick<FormatOptions, 'items' | 'style' | 'styles' | 'language'>,
): Map<string, ElementContent[]> {
  const { items, language } = options
  const { bibliography } = formatCitations([], { ...options, uncited: [...items.keys()] })
  const entries = new Map(bibliography.map(({ key, content }) => [key, content]))
  for (const [key, item] of items) {
    if (!entries.has(key)) entries.set(key, [{ type: 'text', value: ownForm(item, language) }])
  }
  return entries
}

/** Adds to each entry the identifiers of the citations of its source. */
function addBacklinks(
  entries: readonly ListedEntry[],
  citations: readonly FormattedCitation[],
  prefix: string | undefined,
): BibliographyEntry[] {
  const citedAt = new Map<string, string[]>()
  for (const { key, id } of citations.flatMap(({ sources }) => sources)) {
    const ids = citedAt.get(key) ?? []
    if (ids.at(-1) !== id) citedAt.set(key, [...ids, id])
  }
  return entries.map(({ key, content }) => ({
    key,
    id: entryId(key, prefix),
    content,
    citedAt: citedAt.get(key) ?? [],
  }))
}
