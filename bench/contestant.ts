/**
 * One of those that are compared, in a process of its own: neither heap, engines nor compiled code are shared.
 *
 * `bench/citations.ts` starts it and sends the number of an article; the answer is what formatting that one took and how
 * its citations read.
 */

import type { Element, Nodes, Root } from 'hast'

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'

import type { Citation } from '../src/citations/citation.ts'
import type { CslItem } from '../src/references/csl.ts'

import { makeArticle, toTree } from './articles.ts'
import { makeLibrary } from './library.ts'
import { timed } from './measure.ts'

/** Assay, the stock plugin with the library in a file, and an engine of citeproc-js that serves every article. */
export type Contestant = 'assay' | 'bib' | 'json' | 'engine'

/** What a contestant is started with. */
export interface Start {
  contestant: Contestant
  style: string
  /** The file of the style, if it is none that comes with the software. */
  styleFile?: string
  /** How many references the library holds. */
  references: number
  /** The folder with `library.bib` and `library.json`. */
  folder: string
}

/** What a contestant answers. */
export interface Turn {
  /** In milliseconds. */
  time: number
  /** The text of each citation. */
  printed: string[]
}

/** Formats an article, by its number. */
type Format = (article: number) => Promise<Turn>

if (process.send) {
  const format = await makeReady(JSON.parse(process.argv[2] ?? '') as Start)
  process.on('message', (article: number) => {
    void format(article).then((turn) => process.send?.(turn))
  })
}

async function makeReady(start: Start): Promise<Format> {
  const { contestant, style, styleFile, references, folder } = start
  const items = makeLibrary(references)
  const keys = [...items.keys()]
  const xml = styleFile === undefined ? undefined : readFileSync(styleFile, 'utf8')
  const isNote = xml !== undefined && / class="note"/.test(xml)
  const articleOf = (article: number) =>
    makeArticle(keys, article).map((each, index) => (isNote ? { ...each, note: index + 1 } : each))
  if (contestant === 'engine') return keptEngine(xml ?? '', items, articleOf)
  if (contestant === 'assay') {
    const { formatCitations } = await import('../src/citations/format.ts')
    const styles = new Map(xml === undefined ? [] : [[style, xml]])
    const options = { items, style, styles, language: 'en-US' }
    return async (article) => {
      const citations = articleOf(article)
      const { time, result } = await timed(() =>
        Promise.resolve(formatCitations(citations, options)),
      )
      return { time, printed: result.citations.map(({ content }) => content.map(textOf).join('')) }
    }
  }

  const { default: rehypeCitation } = await import('rehype-citation')
  const attach = rehypeCitation as unknown as Attacher
  const transform = attach({
    bibliography: `library.${contestant}`,
    path: folder + path.sep,
    csl: style,
    linkCitations: true,
  })
  return async (article) => {
    const tree = toTree(makeArticle(keys, article))
    const { time } = await timed(() => transform(tree, new VFile()))
    return { time, printed: stockCitations(tree) }
  }
}

/** Plain citeproc-js: one engine, which is emptied between the articles, and no links. */
async function keptEngine(
  xml: string,
  items: ReadonlyMap<string, CslItem>,
  articleOf: (article: number) => Citation[],
): Promise<Format> {
  const { CSL } = await import('../src/citations/citeproc/engines.ts')
  const { localeXml } = await import('../src/citations/locales.ts')
  const engine = new CSL.Engine(
    { retrieveLocale: localeXml, retrieveItem: (id) => items.get(id) ?? {} },
    xml,
    'en-US',
    true,
  )
  return async (article) => {
    const clusters = articleOf(article).map((citation, index) => ({
      citationID: `citation-${index}`,
      citationItems: citation.items.map(({ key, locator, label }) => ({ id: key, locator, label })),
      properties: { noteIndex: citation.note ?? 0 },
    }))
    engine.restoreProcessorState([])
    const { time, result } = await timed(() => {
      const printed = engine.rebuildProcessorState(clusters, 'html', [])
      engine.makeBibliography()
      return Promise.resolve(printed)
    })
    return { time, printed: result.map(([, , html]) => html.replace(/<[^>]*>/g, '')) }
  }
}

/** The plugin as unified attaches it. */
type Attacher = (options: Record<string, unknown>) => (tree: Root, file: VFile) => Promise<void>

function stockCitations(tree: Root): string[] {
  const printed: string[] = []
  visit(tree, 'element', (element: Element) => {
    if (String(element.properties['id']).startsWith('citation--')) printed.push(textOf(element))
  })
  return printed
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
