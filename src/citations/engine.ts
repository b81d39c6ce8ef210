/**
 * The engine room: rehype-citation and its citeproc, made to serve records that are already in memory.
 *
 * `rehypeCitationGenerator` takes the `Cite` it works with as an argument. Ours hands it the items of one article in
 * place of a bibliography file, and an engine that takes down the citations and formats them only when all are known:
 * formatted one by one, a later work can change how an earlier one has to be printed.
 */

import type { Root } from 'hast'

import { Cite, rehypeCitationGenerator } from 'rehype-citation'
import { VFile } from 'vfile'

import type { CslItem } from '../references/csl.ts'
import type { Citation } from './citation.ts'

/** What citeproc makes of the citations of one text. */
export interface EngineOutput {
  /** HTML of each citation, in order. */
  citations: string[]
  /**
   * The same citations without the affixes of the style's layout, each source in an `<a data-key="…">` (its key
   * percent-encoded; without it where citeproc does not tell); `undefined` where nobody asked.
   */
  marked: string[] | undefined
  /** The bibliography in the order of the style: the key and the HTML of each entry. */
  entries: { key: string; html: string }[]
  /** Each source's number in the bibliography, by key. */
  numbers: Map<string, number>
  /** The kind of style, as it calls itself. */
  format: 'numeric' | 'author-date' | 'author' | 'note' | 'label'
}

/** A citation as citeproc takes it. */
interface Cluster {
  citationID: string
  citationItems: Record<string, unknown>[]
  properties: { noteIndex: number; mode?: string }
}

/** What we use of citeproc-js. */
interface Processor {
  opt: { xclass: string; development_extensions: { apply_citation_wrapper: boolean } }
  sys: { wrapCitationEntry?: (html: string, id: string | undefined) => string }
  cslXml: { dataObj: CslXmlNode }
  registry: { registry: Record<string, { seq: number }> }
  rebuildProcessorState: (
    clusters: Cluster[],
    mode: 'html',
    uncited: string[],
  ) => [id: string, note: number, html: string][]
  updateItems: (ids: string[]) => void
  makeBibliography: () => [{ entry_ids: string[][] }, string[]] | false
}

/** The plugin registry of citation-js, which the types of rehype-citation leave out. */
interface CitationJs {
  plugins: { config: { get: (plugin: '@csl') => CslConfiguration } }
}

/** The plugin as unified attaches it. */
type Attacher = (options: Record<string, unknown>) => (tree: Root, file: VFile) => Promise<void>

interface CslXmlNode {
  name?: string
  attrs?: Record<string, string>
  children?: CslXmlNode[]
}

interface CslConfiguration {
  templates: { data: Record<string, string> }
  locales: { data: Record<string, string> }
  engine: (items: readonly CslItem[], style: string, locale: string, format: 'html') => Processor
}

const stock = (Cite as unknown as CitationJs).plugins.config.get('@csl')

/** The generator reads the file that `bibliography` names, whatever `Cite` then does; this one is small and there. */
const unreadBibliography = { bibliography: import.meta.filename, path: '/' }

/** The names of the citation styles that come with the software. */
export function builtInStyles(): string[] {
  return Object.keys(stock.templates.data).sort()
}

/**
 * Runs the citations of one text through rehype-citation.
 *
 * @param citations in the order in which they count
 * @param items the sources they cite, by key; each key must be there
 * @param options `style` a built-in style; `uncited` keys to list without a citation; `mark` whether to tell the
 *   sources of each citation apart
 */
export async function runEngine(
  citations: readonly Citation[],
  items: ReadonlyMap<string, CslItem>,
  options: { style: string; locale: string; uncited: readonly string[]; mark: boolean },
): Promise<EngineOutput> {
  const keys = [
    ...new Set([
      ...citations.flatMap((citation) => citation.items.map(({ key }) => key)),
      ...options.uncited,
    ]),
  ]
  const ids = new Map(keys.map((key, index) => [key, `source-${index + 1}`]))
  const keyOf = new Map([...ids].map(([key, id]) => [id, key]))
  const cited = keys.map(
    (key) => ({ ...items.get(key), id: ids.get(key) }) as CslItem & { system_id?: string },
  )
  for (const item of cited) item.system_id = item.id
  const idOf = (key: string) => ids.get(key) ?? key
  let output: EngineOutput | undefined

  const recordingEngine = () => {
    const clusters: Cluster[] = []
    const finish = () => {
      const processor = stock.engine(cited, options.style, options.locale, 'html')
      output = process(
        processor,
        clusters,
        options.uncited.map(idOf),
        (id) => keyOf.get(id) ?? id,
        options.mark,
      )
      return [{ entry_ids: [] }, []]
    }
    return {
      opt: { xclass: 'in-text' },
      cslXml: {
        dataObj: { children: [{ children: [{ attrs: { 'citation-format': 'numeric' } }] }] },
      },
      registry: { mylist: ['source-1'] },
      updateItems: () => undefined,
      processCitationCluster: (cluster: Cluster) => {
        const citation = citations[clusters.length]
        if (!citation)
          throw new Error('rehype-citation found a citation that the text does not hold.')
        clusters.push(toCluster(cluster.citationID, citation, idOf))
        return [{}, [[0, '', cluster.citationID]]]
      },
      makeBibliography: finish,
    }
  }
  class LibraryCite {
    static plugins = { config: { get: () => ({ ...stock, engine: recordingEngine }) } }
    data = cited
  }

  const tree: Root = {
    type: 'root',
    children: citations.map((citation) => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: [
        { type: 'text', value: `[${citation.items.map(({ key }) => `@${idOf(key)}`).join('; ')}]` },
      ],
    })),
  }
  const attach = rehypeCitationGenerator(LibraryCite) as unknown as Attacher
  const transform = attach({
    ...unreadBibliography,
    csl: options.style,
  })
  await transform(tree, new VFile())
  if (!output) throw new Error('rehype-citation did not format the citations.')
  return output
}

/** Formats all citations of a text at once, and its bibliography. */
function process(
  processor: Processor,
  clusters: Cluster[],
  uncited: string[],
  keyOf: (id: string) => string,
  mark: boolean,
): EngineOutput {
  const citations = processor
    .rebuildProcessorState(clusters, 'html', uncited)
    .map(([, , html]) => html)
  const bibliography = processor.makeBibliography()
  const ids = bibliography ? bibliography[0].entry_ids.flat() : []
  const numbers = new Map(ids.map((id) => [keyOf(id), processor.registry.registry[id]?.seq ?? 0]))
  const output: EngineOutput = {
    citations,
    marked: undefined,
    entries: bibliography
      ? bibliography[1].map((html, index) => ({ key: keyOf(ids[index] ?? ''), html }))
      : [],
    numbers,
    format: formatOf(processor.cslXml.dataObj),
  }
  if (mark) output.marked = formatMarked(processor, clusters, uncited, keyOf)
  return output
}

/** Formats the citations once more, with the sources told apart. */
function formatMarked(
  processor: Processor,
  clusters: Cluster[],
  uncited: string[],
  keyOf: (id: string) => string,
): string[] {
  const { development_extensions: extensions } = processor.opt
  processor.sys.wrapCitationEntry = (html, id) =>
    id?.startsWith('source-')
      ? `<a data-key="${encodeURIComponent(keyOf(id))}">${html}</a>`
      : `<a>${html}</a>`
  extensions.apply_citation_wrapper = true
  try {
    return processor.rebuildProcessorState(clusters, 'html', uncited).map(([, , html]) => html)
  } finally {
    extensions.apply_citation_wrapper = false
  }
}

function toCluster(citationID: string, citation: Citation, idOf: (key: string) => string): Cluster {
  return {
    citationID,
    citationItems: citation.items.map(({ key, suppressAuthor, ...item }) => ({
      id: idOf(key),
      ...item,
      ...(suppressAuthor ? { 'suppress-author': true } : {}),
    })),
    properties: { noteIndex: 0, ...(citation.narrative ? { mode: 'composite' } : {}) },
  }
}

function formatOf(style: CslXmlNode): EngineOutput['format'] {
  const info = style.children?.find(({ name }) => name === 'info')
  const category = info?.children?.find(({ attrs }) => attrs?.['citation-format'])
  return (category?.attrs?.['citation-format'] ?? 'author-date') as EngineOutput['format']
}
