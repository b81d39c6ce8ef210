/**
 * The engine room: rehype-citation and its citeproc, made to serve records that are already in memory.
 *
 * `rehypeCitationGenerator` takes the `Cite` it works with as an argument. Ours hands it the items of one text in place
 * of a bibliography file, and an engine that takes down the citations and formats them only when all are known:
 * formatted one by one, a later work can change how an earlier one has to be printed.
 */

import type { Root } from 'hast'

import { rehypeCitationGenerator } from 'rehype-citation'
import { VFile } from 'vfile'

import type { CslItem } from '../references/csl.ts'
import type { Citation } from './citation.ts'

import { printEntries } from './entries.ts'
import './et-al.ts'
import { cslSettings, type Processor, type Style } from './style.ts'

/** What citeproc makes of the citations of one text. */
export interface EngineOutput {
  /** HTML of each citation, in order. */
  citations: string[]
  /**
   * The same citations without the affixes of the style's layout, each source in an `<a data-key="…">` (its key
   * percent-encoded; without it where citeproc does not tell); `undefined` where nobody asked.
   */
  marked: (string | undefined)[] | undefined
  /** The bibliography in the order of the style: the key and the HTML of each entry. */
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
  /** Of which citations to tell the sources apart, by their index. */
  mark: readonly boolean[]
}

/** A citation as citeproc takes it. */
interface Cluster {
  citationID: string
  citationItems: Record<string, unknown>[]
  properties: { noteIndex: number; mode?: string }
  /** Set by citeproc: the items in the order in which they are printed. */
  sortedItems?: [item: unknown, cited: Record<string, unknown>][]
}

/** The plugin as unified attaches it. */
type Attacher = (options: Record<string, unknown>) => (tree: Root, file: VFile) => Promise<void>

/** The generator reads the file that `bibliography` names, whatever `Cite` then does; this one is small and there. */
const unreadBibliography = { bibliography: import.meta.filename, path: '/' }

/**
 * Runs the citations of one text through rehype-citation.
 *
 * @param citations in the order in which they count
 * @param items the sources they cite, by key; each key must be there
 */
export async function runEngine(
  citations: readonly Citation[],
  items: ReadonlyMap<string, CslItem>,
  options: EngineOptions,
): Promise<EngineOutput> {
  const sources = new Sources(citations, options.uncited, items)
  const cited = sources.items()
  let output: EngineOutput | undefined

  const recordingEngine = () => {
    const clusters: Cluster[] = []
    return {
      opt: { xclass: 'in-text' },
      cslXml: {
        dataObj: { children: [{ children: [{ attrs: { 'citation-format': 'label' } }] }] },
      },
      registry: { mylist: ['source-1'] },
      updateItems: () => undefined,
      processCitationCluster: ({ citationID }: Cluster) => {
        const citation = citations[clusters.length]
        if (!citation)
          throw new Error('rehype-citation found a citation that the text does not hold.')
        clusters.push(toCluster(citationID, citation, sources))
        return [{}, [[0, '', citationID]]]
      },
      makeBibliography: () => {
        const processor = cslSettings.engine(cited, options.style.id, options.locale, 'html')
        output = process(processor, clusters, sources, options)
        return [{ entry_ids: [] }, []]
      },
    }
  }
  class LibraryCite {
    static plugins = { config: { get: () => ({ ...cslSettings, engine: recordingEngine }) } }
    data = cited
  }

  const attach = rehypeCitationGenerator(LibraryCite) as unknown as Attacher
  const transform = attach({ ...unreadBibliography, csl: options.style.id })
  await transform(paragraphs(citations, sources), new VFile())
  if (!output) throw new Error('rehype-citation did not format the citations.')
  return output
}

/** The sources of one text under plain names: any key, of whatever characters, is safe inside the engine. */
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
      const id = `source-${this.#ids.size + 1}`
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

  /** The source behind an id, as it was handed over. */
  readonly itemOf = (id: string): CslItem | undefined => this.#items.get(this.keyOf(id))

  /** `system_id` is what citeproc tells a marked citation by. */
  items(): CslItem[] {
    return [...this.#ids].map(
      ([key, id]) =>
        ({ ...withPlainDots(this.#items.get(key)), id, system_id: id }) as unknown as CslItem,
    )
  }
}

/** One paragraph for each citation: rehype-citation sees every one of them, in order, and nothing else. */
function paragraphs(citations: readonly Citation[], sources: Sources): Root {
  return {
    type: 'root',
    children: citations.map(({ items }) => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: [
        { type: 'text', value: `[${items.map(({ key }) => `@${sources.idOf(key)}`).join('; ')}]` },
      ],
    })),
  }
}

/** Formats all citations of a text at once, and its bibliography. */
function process(
  processor: Processor,
  clusters: Cluster[],
  sources: Sources,
  { uncited, ...options }: EngineOptions,
): EngineOutput {
  const listed = uncited.length > 0 ? sources.uncited : []
  const { formats } = processor.output
  const depth = formats.length()
  try {
    return formatAll(processor, clusters, listed, sources, options)
  } finally {
    // The engine serves the next text too: nothing of this one may stay, neither sources nor their order among equals.
    processor.restoreProcessorState([])
    // Sorting by date leaves formats on their stack, some sixty a text, for as long as the engine lives.
    while (formats.length() > depth) formats.pop()
  }
}

function formatAll(
  processor: Processor,
  clusters: Cluster[],
  listed: readonly string[],
  sources: Sources,
  { style, locale, mark }: Omit<EngineOptions, 'uncited'>,
): EngineOutput {
  // What is only listed still tells others apart, so names have to know it before the first citation is printed;
  // numbers must not, since they go by the order of the text.
  if (listed.length > 0 && style.format !== 'numeric') processor.updateUncitedItems(listed)
  const citations = processor.rebuildProcessorState(clusters, 'html', listed)
  const entries = printEntries(processor, sources.itemOf, style, locale)
  return {
    citations: citations.map(([, , html]) => withClasses(oneSuffix(restoreBrackets(html)))),
    entries: entries.map(({ id, html }) => ({ key: sources.keyOf(id), html: withClasses(html) })),
    numbers: new Map(
      entries.map(({ id }) => [sources.keyOf(id), processor.registry.registry[id]?.seq ?? 0]),
    ),
    marked: mark.includes(true)
      ? formatMarked(processor, clusters, listed, sources, { style, mark })
      : undefined,
  }
}

/**
 * Prints the citations that need it once more, with the sources told apart, in the state and order of the first run.
 *
 * In notes a citation can depend on those before it, so that all of them are formatted again.
 */
function formatMarked(
  processor: Processor,
  clusters: readonly Cluster[],
  listed: readonly string[],
  sources: Sources,
  { style, mark }: Pick<EngineOptions, 'style' | 'mark'>,
): (string | undefined)[] {
  const { development_extensions: extensions } = processor.opt
  const { tokens } = processor.citation_sort
  processor.sys.wrapCitationEntry = (html, id) =>
    id?.startsWith('source-')
      ? `<a data-key="${encodeURIComponent(sources.keyOf(id))}">${html}</a>`
      : `<a>${html}</a>`
  extensions.apply_citation_wrapper = true
  try {
    if (style.class === 'note') {
      const again = processor.rebuildProcessorState(clusters, 'html', listed)
      return again.map(([, , html]) => oneSuffix(restoreBrackets(html)))
    }
    processor.citation_sort.tokens = []
    return clusters.map(({ sortedItems = [] }, index) =>
      mark[index]
        ? oneSuffix(
            restoreBrackets(processor.makeCitationCluster(sortedItems.map(([, item]) => item))),
          )
        : undefined,
    )
  } finally {
    extensions.apply_citation_wrapper = false
    processor.citation_sort.tokens = tokens
  }
}

function toCluster(citationID: string, citation: Citation, sources: Sources): Cluster {
  return {
    citationID,
    citationItems: citation.items.map(
      ({ key, prefix, locator, label, suffix, suppressAuthor }) => ({
        id: sources.idOf(key),
        ...(prefix === undefined ? {} : { prefix: hideBrackets(prefix) }),
        ...(locator === undefined ? {} : { locator, label }),
        ...(suffix === undefined ? {} : { suffix: suffixOf(suffix, citation) }),
        ...(suppressAuthor ? { 'suppress-author': true } : {}),
      }),
    ),
    properties: {
      noteIndex: citation.note ?? 0,
      ...(citation.narrative ? { mode: 'composite' } : {}),
      ...(hasAffixes(citation) ? { unsorted: true } : {}),
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
  return text.replaceAll('<', hiddenBracket)
}

function restoreBrackets(html: string): string {
  return html.replaceAll(hiddenBracket, '&lt;')
}

const suffixStart = '\uE002'
const suffixEnd = '\uE003'
const fullStopGuard = '\uE004'

/** citeproc prints the suffix of a narrative citation twice, behind the names and behind the rest; marks tell it apart. */
function suffixOf(suffix: string, { narrative }: Citation): string {
  // A full stop at the end would swallow the delimiter behind it.
  const text = hideBrackets(suffix).replace(/(?<=[.!?])$/, fullStopGuard)
  return narrative ? `${suffixStart}${text}${suffixEnd}` : text
}

/** Leaves of a suffix that was printed twice the second. */
function oneSuffix(html: string): string {
  const once = html.split(suffixStart).length > 2 ? html.replace(/\uE002.*?\uE003/su, '') : html
  return once.replace(/[\uE002\uE003\uE004]/gu, '')
}

const titleVariables = ['title', 'container-title', 'collection-title', 'publisher'] as const

/** Words with a dot inside, such as `FDA.gov`, are no two sentences: title case must not reach into them. */
function withPlainDots(item: CslItem | undefined): Partial<CslItem> {
  const plain: Partial<CslItem> = { ...item }
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
