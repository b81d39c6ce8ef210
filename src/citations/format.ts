/** From citations to formatted, linked ones and a bibliography: a pure function, for articles and for anything else. */

import type { Element, ElementContent } from 'hast'

import { fromHtml } from 'hast-util-from-html'

import type { CslItem } from '../references/csl.ts'
import type { Citation } from './citation.ts'

import { shortNames } from '../references/reference.ts'
import { yearOf } from '../shared/csl-date.ts'
import { formatYear } from '../shared/dates.ts'
import { runEngine, type EngineOutput } from './engine.ts'
import { linkCitation, needsMarks } from './link.ts'
import { localeFor, useStyle, type Style } from './style.ts'

/** What citations are formatted with. */
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
  /** Goes before every identifier, where a page holds more than one bibliography. */
  prefix?: string
}

/** One citation, ready for the page. */
export interface FormattedCitation {
  /** The identifier of the citation as a whole, for sources without a link of their own. */
  id: string
  /** Its content; each printed source is a link to its entry. */
  content: ElementContent[]
  /** Its sources in the order written, each with the identifier that leads back to it. */
  sources: { key: string; id: string }[]
}

/** Formatted citations and the bibliography that belongs to them. */
export interface FormattedCitations {
  citations: FormattedCitation[]
  /** The entries in the order of the style. */
  bibliography: BibliographyEntry[]
  /** The citations print the numbers of the entries. */
  numbered: boolean
}

/** One entry of a bibliography. */
export interface BibliographyEntry {
  key: string
  /** The identifier that citations lead to. */
  id: string
  content: ElementContent[]
  /** The identifiers of the places that cite it, in the order of the text. */
  citedAt: string[]
}

/** The identifier of a source's entry; unique on a page, whatever characters the key holds. */
export function entryId(key: string, prefix = ''): string {
  return `${prefix}ref-${plainKey(key)}`
}

/**
 * Formats the citations of one text.
 *
 * @param citations in the order in which they count
 * @throws if a key is not among the items; a `CitationError` if a citation cannot be linked for certain
 */
export async function formatCitations(
  citations: readonly Citation[],
  options: FormatOptions,
): Promise<FormattedCitations> {
  const uncited = [...new Set(options.uncited)]
  if (citations.length === 0 && uncited.length === 0)
    return { citations: [], bibliography: [], numbered: false }
  const cited = [...citations.flatMap(({ items }) => items.map(({ key }) => key)), ...uncited]
  const missing = cited.find((key) => !options.items.has(key))
  if (missing !== undefined)
    throw new Error(`There is no reference or search with the key “${missing}”.`)

  const style = useStyle(options.style, options.styles)
  const engine = await runEngine(citations, options.items, {
    style,
    locale: localeFor(options.language),
    uncited,
    mark: citations.map((citation) => needsMarks(citation, style)),
  })

  const places = new Places(options.prefix ?? '')
  const formatted = citations.map((citation, index): FormattedCitation => {
    const html = printedForm(citation, engine.citations[index] ?? '', options.items, style.format)
    const id = places.citation()
    const opened = new Map<string, string>()
    const linkTo = (key: string, children: ElementContent[]): Element => {
      const first = !opened.has(key)
      if (first) opened.set(key, places.source(key))
      return link(
        entryId(key, options.prefix),
        first ? opened.get(key) : undefined,
        style.printsLocators ? undefined : writtenLocators(citation, key),
        children,
      )
    }
    const content = linkOrExplain(index, () =>
      linkCitation(citation, html, engine.marked?.[index], { ...engine, style }, linkTo),
    )
    const sources = citation.items.map(({ key }) => ({ key, id: opened.get(key) ?? id }))
    return { id, content, sources }
  })
  return { citations: formatted, ...readBibliography(engine, formatted, options.prefix) }
}

/** A citation that cannot be formatted for certain, by its index. */
export class CitationError extends Error {
  readonly index: number

  constructor(index: number, message: string) {
    super(message)
    this.index = index
  }
}

function linkOrExplain(index: number, link: () => ElementContent[]): ElementContent[] {
  try {
    return link()
  } catch (error) {
    throw new CitationError(index, (error as Error).message)
  }
}

/** Hands out identifiers that are stable from build to build: by source and by its count in the text. */
class Places {
  #citations = 0
  #sources = new Map<string, number>()
  readonly #prefix: string

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  citation(): string {
    this.#citations += 1
    return `${this.#prefix}citation-${this.#citations}`
  }

  source(key: string): string {
    const count = (this.#sources.get(key) ?? 0) + 1
    this.#sources.set(key, count)
    return `${this.#prefix}cite-${plainKey(key)}-${count}`
  }
}

/** A link to an entry; a locator that the style leaves out goes along for the popover. */
function link(
  entry: string,
  id: string | undefined,
  locator: string | undefined,
  children: ElementContent[],
): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      role: 'doc-biblioref',
      href: `#${entry}`,
      ...(id === undefined ? {} : { id }),
      ...(locator === undefined ? {} : { dataLocator: locator }),
    },
    children,
  }
}

/** The locators of a source in a citation, as the author wrote them. */
function writtenLocators({ items }: Citation, key: string): string | undefined {
  const written = items.flatMap((item) =>
    item.key === key && item.writtenLocator ? [item.writtenLocator] : [],
  )
  return written.length > 0 ? written.join('; ').replace(/(?<=\d)\s?-+\s?(?=\d)/g, '–') : undefined
}

/**
 * Supplies what a style that prints no authors cannot: the names of a narrative citation (else its title), and the year
 * of one whose authors were to be left out.
 */
function printedForm(
  citation: Citation,
  html: string,
  items: ReadonlyMap<string, CslItem>,
  format: Style['format'],
): string {
  const unprintable = '[NO_PRINTED_FORM]'
  // With a suffix behind it, citeproc leaves the names of a numeric style out without a word.
  const namesLost =
    citation.narrative &&
    (html.startsWith(unprintable) ||
      (/^(?:numeric|label)$/.test(format) && /^\s*(?:<[^>]*>)*[([\d]/.test(html)))
  if (!html.includes(unprintable) && !namesLost) return html
  const item = items.get(citation.items[0]?.key ?? '')
  const title = (item?.['title-short'] ?? item?.title ?? '').replace(
    /<\/?(?:i|b|sup|sub|sc|span)\b[^>]*>/g,
    '',
  )
  const rest = html.replaceAll(unprintable, '').trim()
  if (namesLost) {
    return `${escapeHtml(shortNames(item?.author ?? item?.editor) ?? title)} ${rest}`.trim()
  }
  const year = yearOf(item?.issued)
  return /\p{L}|\d/u.test(rest)
    ? rest
    : `(${escapeHtml(year === undefined ? title : formatYear(year, 'en'))})`
}

function readBibliography(
  engine: EngineOutput,
  citations: readonly FormattedCitation[],
  prefix: string | undefined,
): Pick<FormattedCitations, 'bibliography' | 'numbered'> {
  const citedAt = new Map<string, string[]>()
  for (const { key, id } of citations.flatMap(({ sources }) => sources)) {
    const places = citedAt.get(key) ?? []
    if (places.at(-1) !== id) citedAt.set(key, [...places, id])
  }
  const entries = engine.entries.map(({ key, html }) => ({ key, ...readEntry(html) }))
  return {
    bibliography: entries.map(({ key, content }) => ({
      key,
      id: entryId(key, prefix),
      content,
      citedAt: citedAt.get(key) ?? [],
    })),
    numbered: entries.length > 0 && entries.every(({ number }, index) => number === index + 1),
  }
}

/** Takes an entry out of citeproc's wrapping, and its number off: the list numbers it. */
function readEntry(html: string): { content: ElementContent[]; number: number | undefined } {
  const entry = fromHtml(html, { fragment: true }).children.find(
    (child) => child.type === 'element',
  )
  const children = trimEnds(entry?.children ?? [])
  const margin = children.find((child) => hasClass(child, 'csl-left-margin'))
  const inline = children.find((child) => hasClass(child, 'csl-right-inline'))
  if (margin?.type !== 'element' || inline?.type !== 'element')
    return { content: children, number: undefined }
  const [label] = margin.children
  const printed = label?.type === 'text' ? label.value.trim() : ''
  const number = /^[([]?(\d+)[)\].]*$/.exec(printed)?.[1]
  if (number !== undefined) return { content: inline.children, number: Number(number) }
  return {
    content: [...margin.children, { type: 'text', value: ' ' }, ...inline.children],
    number: undefined,
  }
}

function trimEnds(children: ElementContent[]): ElementContent[] {
  return children.filter((child, index) => {
    const atEnd = index === 0 || index === children.length - 1
    return !(atEnd && child.type === 'text' && child.value.trim() === '')
  })
}

function hasClass(node: ElementContent, name: string): boolean {
  const classes = node.type === 'element' ? node.properties['className'] : undefined
  return Array.isArray(classes) && classes.includes(name)
}

/** Keys with characters that are awkward in addresses get these spelt out; case stays. */
function plainKey(key: string): string {
  return key.replace(
    /[^A-Za-z\d-]/g,
    (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`,
  )
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
