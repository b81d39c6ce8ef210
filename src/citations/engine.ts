/** Runs citeproc, with the engines and styles that rehype-citation provides, on sources that are already in memory. */

import type { CslItem } from '../references/csl.ts'
import type { Citation } from './citation.ts'
import type { Processor } from './processor.ts'

import { printEntries } from './entries.ts'
import { marksToElements, withMarks, withoutMarks } from './marks.ts'
import { nameWords } from './locales.ts'
import { withMemory } from './memory.ts'
import { plainKey } from './plain-key.ts'
import { hasNames, printedAnyway } from './printed-anyway.ts'
import { cslSettings, type Style } from './style.ts'
import './et-al.ts'

/** What citeproc makes of the citations of one text. */
export interface EngineOutput {
  /** HTML of each citation, in order; what is printed for a source is in an `<a data-source>` with its key, percent-encoded. */
  citations: string[]
  /** The bibliography in the order of the style. A source for which the style prints nothing has no entry. */
  entries: { key: string; html: string }[]
  /** Each source's number in the bibliography, by key. */
  numbers: Map<string, number>
}

/** What one text is formatted with. */
export interface EngineOptions {
  style: Style
  /** The name of a CSL locale. */
  locale: string
  /** Keys to list without a citation. */
  uncited: readonly string[]
}

/** A citation as citeproc takes it. */
interface Cluster {
  citationID: string
  citationItems: { id: string; [property: string]: unknown }[]
  properties: { noteIndex: number; mode?: string; [property: string]: unknown }
}

/**
 * Formats the citations of one text and its bibliography.
 *
 * All citations of a text are formatted together: a later work can change how an earlier one is printed.
 *
 * @param citations in the order in which they count
 * @param items the sources they cite, by key; every cited key must be present
 * @throws any error of citeproc, which may be a string, if it cannot run the style
 */
export function runCiteproc(
  citations: readonly Citation[],
  items: ReadonlyMap<string, CslItem>,
  { style, locale, uncited }: EngineOptions,
): EngineOutput {
  const sources = new Sources(citations, uncited, items)
  const clusters = toClusters(citations, sources, style)
  const processor = cslSettings.engine(sources.items(), style.id, locale, 'html')
  const { formats } = processor.output
  const depth = formats.length()
  try {
    const form = `${style.id} ${locale}`
    const words = nameWords(locale)
    return withMarks(
      processor,
      (id, cite) => printedAnyway(sources.itemOf(id), cite, words),
      () =>
        withMemory(processor, { sourceOf: sources.itemOf, form, style }, () =>
          formatAll(processor, clusters, sources, style),
        ),
    )
  } finally {
    // The next text uses the same engine, so remove the sources of this one and their order.
    processor.restoreProcessorState([])
    // Sorting by date leaves about sixty formats per text on this stack, which would otherwise grow for ever.
    while (formats.length() > depth) formats.pop()
  }
}

/**
 * The sources of one text under plain names: any key, of whatever characters, is safe inside the engine. A source has the
 * same name in every text.
 */
class Sources {
  #ids = new Map<string, string>()
  #keys = new Map<string, string>()
  readonly #items: ReadonlyMap<string, CslItem>
  readonly uncited: readonly string[]

  constructor(
    citations: readonly Citation[],
    uncited: readonly string[],
    items: ReadonlyMap<string, CslItem>,
  ) {
    this.#items = items
    for (const key of [
      ...citations.flatMap(({ items }) => items.map((item) => item.key)),
      ...uncited,
    ]) {
      if (this.#ids.has(key)) continue
      const id = `source-${plainKey(key)}`
      this.#ids.set(key, id)
      this.#keys.set(id, key)
    }
    this.uncited = uncited.map((key) => this.idOf(key))
  }

  idOf(key: string): string {
    return this.#ids.get(key) ?? key
  }

  keyOf(id: string): string {
    return this.#keys.get(id) ?? id
  }

  /** The source with an id, as it was passed in. */
  readonly itemOf = (id: string): CslItem | undefined => this.#items.get(this.keyOf(id))

  items(): CslItem[] {
    return [...this.#ids].map(
      ([key, id]) => ({ ...prepareItem(this.#items.get(key)), id }) as CslItem,
    )
  }
}

function formatAll(
  processor: Processor,
  clusters: Cluster[],
  sources: Sources,
  style: Style,
): EngineOutput {
  const { uncited: listed } = sources
  // What is only listed still tells others apart and has its place in a sorted list, so it has to be known before the
  // first citation is printed; not in a list in the order of the text, which it follows.
  if (listed.length > 0 && (style.format !== 'numeric' || style.sortsBibliography))
    processor.updateUncitedItems(listed)
  const printed = processor.rebuildProcessorState(clusters, 'html', listed)
  const citations = new Map(printed.map(([id, , html]) => [id, html]))
  const entries = printEntries(processor, sources.itemOf, style)
  const keyOf = (id: string) => sources.keyOf(id)
  return {
    citations: clusters.map(({ citationID }) => {
      const html = citations.get(citationID)
      if (html === undefined) throw new Error(`citeproc did not print “${citationID}”.`)
      return withClasses(marksToElements(oneSuffix(restoreBrackets(html)), keyOf))
    }),
    entries: entries.map(({ id, html }) => ({ key: sources.keyOf(id), html: withClasses(html) })),
    numbers: new Map(
      processor.registry
        .getSortedIds()
        .map((id) => [sources.keyOf(id), processor.registry.registry[id]?.seq ?? 0]),
    ),
  }
}

/**
 * The citations of a text as citeproc takes them.
 *
 * A source may be cited as "ibid." only after a citation of that source alone (CSL 1.0.2, "Locators": `position`); citeproc
 * looks at the first source of the citation before. It takes sources for different ones if their `locator-extra` differs,
 * which no style prints, so each citation of several sources ends a run of citations that have it in common.
 */
function toClusters(citations: readonly Citation[], sources: Sources, style: Style): Cluster[] {
  let run = 0
  return citations.map((citation, index) => {
    const cluster = toCluster(`citation-${index}`, citation, { sources, style, run: String(run) })
    if (citation.items.length > 1) run += 1
    return cluster
  })
}

function toCluster(
  citationID: string,
  citation: Citation,
  { sources, style, run }: { sources: Sources; style: Style; run: string },
): Cluster {
  const last = citation.items.length - 1
  const isComposite =
    citation.narrative &&
    citation.items.every(({ key }) => hasNames(sources.itemOf(sources.idOf(key))))
  return {
    citationID,
    citationItems: citation.items.map(
      ({ key, prefix, locator, label, suffix, suppressAuthor }, index) => ({
        id: sources.idOf(key),
        ...(prefix === undefined ? {} : { prefix: hideBrackets(prefix) }),
        ...(locator === undefined ? {} : { locator, label }),
        ...(suffix === undefined
          ? {}
          : { suffix: suffixOf(suffix, { isComposite, isLast: index === last }) }),
        ...(suppressAuthor ? { 'suppress-author': true } : {}),
        ...(isComposite ? { isComposite } : {}),
        'locator-extra': run,
      }),
    ),
    properties: {
      noteIndex: citation.note ?? 0,
      ...(isComposite ? { mode: 'composite' } : {}),
      ...(hasAffixes(citation) ? { unsorted: true } : {}),
      ...(citation.inOwnNote && /^[\p{P}\s]*$/u.test(style.layout.suffix)
        ? { 'suppress-trailing-punctuation': true }
        : {}),
    },
  }
}

/**
 * Says with classes what citeproc says of letters with inline styles, which a Content-Security-Policy refuses: small
 * capitals and underlining, and the way back from them, from italics and from bold type (CSL 1.0.2, "Formatting").
 */
function withClasses(html: string): string {
  return html
    .replaceAll(/<span style="[a-z]+-([a-z]+):([a-z-]+);">/g, '<span class="csl-$1-$2">')
    .replaceAll('<span style="baseline">', '<span class="csl-align-baseline">')
}

/** "See" and "but compare" mean what they say only in the author's own order. */
function hasAffixes({ items }: Citation): boolean {
  return (
    items.length > 1 &&
    items.some(({ prefix, suffix }) => prefix !== undefined || suffix !== undefined)
  )
}

/** An author's `<` is one, and no markup for citeproc to read: it goes through the engine as a private character. */
const hiddenBracket = '\uE001'

function hideBrackets(text: string): string {
  return withoutMarks(text).replaceAll('<', hiddenBracket)
}

function restoreBrackets(html: string): string {
  return html.replaceAll(hiddenBracket, '&lt;')
}

const suffixStart = '\uE002'
const suffixEnd = '\uE003'
const fullStopGuard = '\uE004'

/** citeproc prints the suffix of a narrative citation twice, after the names and after the rest; marks enclose both. */
function suffixOf(
  suffix: string,
  { isComposite, isLast }: { isComposite: boolean; isLast: boolean },
): string {
  const text = hideBrackets(suffix)
  if (isComposite) return `${suffixStart}${text}${suffixEnd}`
  // A full stop at the end would swallow the delimiter that follows; that of the layout it should swallow.
  return isLast ? text : text.replace(/(?<=[.!?])$/, fullStopGuard)
}

/** Removes the first of two copies of a suffix. */
function oneSuffix(html: string): string {
  const once = html.split(suffixStart).length > 2 ? html.replace(/\uE002.*?\uE003/su, '') : html
  return once.replace(/[\uE002\uE003\uE004]/gu, '')
}

const titleVariables = ['title', 'container-title', 'collection-title', 'publisher'] as const

const prepared = new WeakMap<CslItem, CslItem>()

/** Prepares a source for the engine, once for all texts. */
function prepareItem(item: CslItem | undefined): CslItem | undefined {
  if (!item) return undefined
  const ready = prepared.get(item)
  if (ready) return ready
  const plain = withPlainDots(JSON.parse(withoutMarks(JSON.stringify(item))) as CslItem)
  prepared.set(item, plain)
  return plain
}

/**
 * Keeps title case out of words with a dot inside, such as `FDA.gov`: they are not two sentences.
 */
function withPlainDots(item: CslItem): CslItem {
  const plain = { ...item }
  for (const variable of titleVariables) {
    const value = plain[variable]
    if (value === undefined) continue
    plain[variable] = value.replace(
      /<[^>]*>|(?<![\p{L}\d.])[\p{L}\d]+(?:\.\p{Ll}[\p{L}\d]+)+(?![\p{L}\d])/gu,
      (found) => (found.startsWith('<') ? found : `<span class="nocase">${found}</span>`),
    )
  }
  return plain
}
