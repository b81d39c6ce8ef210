/** From citations to formatted, linked ones and a bibliography: a pure function, for articles and for anything else. */

import type { Element, ElementContent } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'

import type { CslItem } from '../references/csl.ts'
import type { Citation } from './citation.ts'

import { ownForm } from '../references/own-form.ts'
import { shortNames } from '../references/reference.ts'
import { runCiteproc, type CiteprocOutput } from './citeproc/run.ts'
import { linkCitation } from './link.ts'
import { localeFor, nameWords } from './locales.ts'
import { escapeText } from './citeproc/marks.ts'
import { entryId, plainKey } from './identifiers.ts'
import { hasNames, plainTitle } from './fallback.ts'
import { loadStyle, type Style } from './style.ts'

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
  /** The address of the page of a source, for sources that get no entry in the bibliography. */
  pageOf?: (key: string) => string | undefined
}

/** One citation, ready for the page. */
export interface FormattedCitation {
  /** The identifier of the citation as a whole, for sources without a link of their own. */
  id: string
  /** Its content; each printed source is a link to its entry. */
  content: ElementContent[]
  /** Its sources in the order written. */
  sources: CitedSource[]
}

/** A source that a citation names. */
export interface CitedSource {
  key: string
  /** The identifier that leads back to it: its own, or that of the whole citation. */
  id: string
  /** Whether the bibliography has an entry of it. */
  isListed: boolean
  /** Its locator as written, where the style does not print it. */
  locator?: string
}

/** Formatted citations and the bibliography that belongs to them. */
export interface FormattedCitations {
  citations: FormattedCitation[]
  /** The entries in the order of the style. */
  bibliography: BibliographyEntry[]
  /** The citations print the numbers of the entries. */
  numbered: boolean
  /** The number that citations print for a source, by key; empty where the style does not number sources. */
  numbers: ReadonlyMap<string, number>
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

/**
 * Formats the citations of one text.
 *
 * @param citations in the order in which they count
 * @throws if a key is not among the items; a `CitationError` if a citation cannot be linked for certain
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
  const engine = runCiteproc(citations, options.items, {
    style,
    locale: localeFor(options.language),
    uncited,
  })
  const entries = listedEntries(engine, options, style)
  const listed = new Set(entries.map(({ key }) => key))

  const places = new Places(options.prefix ?? '')
  const formatted = citations.map((citation, index): FormattedCitation => {
    const html = printedForm(citation, engine.citations[index] ?? '', options, style)
    const id = places.citation()
    const opened = new Map<string, string>()
    const locatorOf = (key: string) =>
      style.printsLocators ? undefined : writtenLocators(citation, key)
    const linkTo = (key: string, children: ElementContent[]): Element => {
      const place = opened.get(key) === undefined ? places.source(key) : undefined
      if (place !== undefined) opened.set(key, place)
      const entry = listed.has(key) ? entryId(key, options.prefix) : undefined
      return link(entry, options.pageOf?.(key), place, locatorOf(key), children)
    }
    const item = options.items.get(citation.items[0]?.key ?? '')
    const title = hasNames(item) ? undefined : plainTitle(item)
    const content = linkOrExplain(index, () => linkCitation(citation, html, title, linkTo))
    const sources = citation.items.map(({ key }): CitedSource => {
      const locator = locatorOf(key)
      return {
        key,
        id: opened.get(key) ?? id,
        isListed: listed.has(key),
        ...(locator === undefined ? {} : { locator }),
      }
    })
    return { id, content: printedInNote(content, citation, style), sources }
  })
  return {
    citations: formatted,
    bibliography: bibliographyOf(entries, formatted, options.prefix),
    numbered: entries.length > 0 && entries.every(({ number }, index) => number === index + 1),
    numbers: style.format === 'numeric' ? engine.numbers : new Map(),
  }
}

/**
 * Formats sources as entries of a bibliography, by key in the order of the style; in the site's own form where
 * the style prints none.
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

/** Encloses a citation in a footnote of the author's own in parentheses, or keeps it as part of the sentence. */
function printedInNote(
  content: ElementContent[],
  { inOwnNote }: Citation,
  { layout }: Style,
): ElementContent[] {
  if (inOwnNote !== 'in-parentheses' || layout.prefix.trim().startsWith('(')) return content
  return [{ type: 'text', value: '(' }, ...content, { type: 'text', value: ')' }]
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

/**
 * A link to an entry, else to the page of the source. A locator that the style does not print goes along for the popover.
 */
function link(
  entry: string | undefined,
  page: string | undefined,
  id: string | undefined,
  locator: string | undefined,
  children: ElementContent[],
): Element {
  const target =
    entry !== undefined
      ? { role: 'doc-biblioref', href: `#${entry}` }
      : page === undefined
        ? undefined
        : { href: page }
  return {
    type: 'element',
    tagName: target ? 'a' : 'span',
    properties: {
      ...target,
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

/** What citeproc prints for one half of a narrative citation that a style leaves empty. */
const unprintable = '[NO_PRINTED_FORM]'

/**
 * Supplies the names of a narrative citation in a style that prints none, and removes what citeproc prints for an empty
 * half.
 */
function printedForm(
  citation: Citation,
  html: string,
  { items, language }: FormatOptions,
  { format }: Style,
): string {
  const [{ key } = { key: '' }] = citation.items
  const item = items.get(key)
  const names = shortNames(item?.author ?? item?.editor, nameWords(language))
  if (!citation.narrative || names === undefined) return html
  // With a suffix after it, citeproc leaves out the names of a numeric style without a word.
  const namesLost =
    html.startsWith(unprintable) ||
    (/^(?:numeric|label)$/.test(format) && /^(?:<[^>]*>|\s)*[([\d]/.test(html))
  const rest = html.replaceAll(unprintable, '').trim()
  const marked = `<a data-source="${encodeURIComponent(key)}">${escapeText(names)}</a>`
  return namesLost ? `${marked} ${rest}`.trim() : rest
}

/** An entry before its places are known. */
interface ListedEntry {
  key: string
  content: ElementContent[]
  number: number | undefined
}

/**
 * The entries of a bibliography, each with its own source.
 *
 * Where a style numbers its sources or has no bibliography, a source without an entry gets one in the site's own form. In
 * other styles it gets none, since the style means it so: letters and interviews are cited in the text only.
 */
function listedEntries(
  engine: CiteprocOutput,
  { items, language }: FormatOptions,
  style: Style,
): ListedEntry[] {
  // Brackets and punctuation alone are no entry; a dash for the names above is one.
  const printed = new Map(
    engine.entries
      .map(({ key, html }) => [key, readEntry(html)] as const)
      .filter(([, { content }]) => content.some((node) => /[^\s.,;:()[\]]/.test(toText(node)))),
  )
  // The number is part of the entry, where the style does not set it apart.
  const printsNumbers = [...printed.values()].some(({ number }) => number === undefined)
  const needsAll = /^(?:numeric|label)$/.test(style.format) || !style.hasBibliography
  const keys = needsAll ? [...engine.numbers.keys()] : [...printed.keys()]
  const entries = keys.map((key): ListedEntry => {
    const entry = printed.get(key)
    if (entry) return { key, ...entry }
    const value = ownForm(items.get(key) as CslItem, language)
    const number = style.format === 'numeric' ? engine.numbers.get(key) : undefined
    const content: ElementContent[] = [
      {
        type: 'text',
        value: number !== undefined && printsNumbers ? `${number}. ${value}` : value,
      },
    ]
    return { key, content, number: printsNumbers ? undefined : number }
  })
  if (style.hasBibliography) return entries
  const { compare } = new Intl.Collator(language)
  return entries.sort((one, other) => compare(textOf(one), textOf(other)))
}

function textOf({ content }: ListedEntry): string {
  return toString({ type: 'root', children: content })
}

/** Adds to each entry the places that cite it. */
function bibliographyOf(
  entries: readonly ListedEntry[],
  citations: readonly FormattedCitation[],
  prefix: string | undefined,
): BibliographyEntry[] {
  const citedAt = new Map<string, string[]>()
  for (const { key, id } of citations.flatMap(({ sources }) => sources)) {
    const places = citedAt.get(key) ?? []
    if (places.at(-1) !== id) citedAt.set(key, [...places, id])
  }
  return entries.map(({ key, content }) => ({
    key,
    id: entryId(key, prefix),
    content,
    citedAt: citedAt.get(key) ?? [],
  }))
}

/** Takes an entry out of citeproc's wrapping, and its number off: the list numbers it. */
function readEntry(html: string): { content: ElementContent[]; number: number | undefined } {
  const entry = fromHtml(html, { fragment: true }).children.find(
    (child) => child.type === 'element',
  )
  const children = trimEnds(entry?.children ?? [])
  const margin = children.find((child) => hasClass(child, 'csl-left-margin'))
  const number = margin && /^[([]?(\d+)[)\].]*$/.exec(toText(margin))?.[1]
  const content = children.flatMap((child) =>
    number !== undefined && child === margin ? [] : withoutBlock(child),
  )
  return { content: trimEnds(content), number: number === undefined ? undefined : Number(number) }
}

function toText(node: ElementContent): string {
  return toString(node).trim()
}

/** What is in a block of citeproc's, in lines of its own where the style sets it apart (CSL 1.0.2, "Display"). */
function withoutBlock(node: ElementContent): ElementContent[] {
  if (node.type !== 'element' || node.tagName !== 'div') return [node]
  if (hasClass(node, 'csl-right-inline')) return node.children
  if (hasClass(node, 'csl-left-margin')) return [...node.children, { type: 'text', value: ' ' }]
  return [{ ...node, tagName: 'span' }]
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
