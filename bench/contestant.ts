/**
 * One of those that are compared, in a process of its own: neither heap, engines nor compiled code are shared.
 *
 * `bench/citations.ts` starts it and sends the number of an article; the answer is what formatting that one took and how
 * its citations read.
 */

import type { Element, Nodes, Root } from 'hast'

import path from 'node:path'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'

import { makeArticle, toTree } from './articles.ts'
import { makeLibrary } from './library.ts'
import { timed } from './measure.ts'

/** Assay, and the stock plugin with the library in a file. */
export type Contestant = 'assay' | 'bib' | 'json'

/** What a contestant is started with. */
export interface Start {
  contestant: Contestant
  style: string
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

async function makeReady({ contestant, style, references, folder }: Start): Promise<Format> {
  const items = makeLibrary(references)
  const keys = [...items.keys()]
  if (contestant === 'assay') {
    const { formatCitations } = await import('../src/citations/format.ts')
    const options = { items, style, language: 'en-US' }
    return async (article) => {
      const citations = makeArticle(keys, article)
      const { time, result } = await timed(() => formatCitations(citations, options))
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
