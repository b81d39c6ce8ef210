/** The two transforms that bind citing to a text: out of the source before smart quotes, into the page at the end. */

import type { Element, Root as HtmlRoot } from 'hast'
import type { Root as MarkdownRoot } from 'mdast'
import type { VFile } from 'vfile'

import { visit } from 'unist-util-visit'

import type { CslItem } from '../references/csl.ts'
import type { CitationNode } from './extract.ts'

import { placeOfOffset } from '../shared/place.ts'
import { bibliographySection } from './bibliography.ts'
import { extractCitations } from './extract.ts'
import { formatCitations } from './format.ts'
import { isMeantAsKey } from './keys.ts'

/** What the transforms need to know of the publication and of the text at hand. */
export interface CitationOptions {
  /** Everything that can be cited, by key. */
  items: () => ReadonlyMap<string, CslItem>
  /** The style of the text in a file, and the keys it lists without citing them. */
  settingsOf: (file: string) => { style: string; language: string; uncited: readonly string[] }
  /** The address of a source's own page. */
  recordPath: (key: string) => string
}

declare module 'vfile' {
  interface DataMap {
    citations: CitationNode[]
  }
}

/** Remark plugin: finds the citations and keeps them in `file.data.citations`. It runs before anything that alters texts. */
export function remarkCitations({ items }: Pick<CitationOptions, 'items'>) {
  return (tree: MarkdownRoot, file: VFile): void => {
    const source = String(file)
    const known = items()
    const { citations, keys, malformed } = extractCitations(tree, source, isMeantAsKey(known))
    const place = (offset: number) => {
      const { line, column } = placeOfOffset(file.path, source, offset)
      return { line, column }
    }
    for (const { key, offset } of keys) {
      if (!known.has(key))
        file.fail(`There is no reference or search with the key \`${key}\`.`, place(offset))
    }
    for (const { raw, offset } of malformed)
      file.fail(`This cannot be read as a citation: ${raw}`, place(offset))
    for (const [index, node] of citations.entries())
      node.data.hProperties['dataCitation'] = String(index)
    file.data.citations = citations
  }
}

/**
 * Rehype plugin: formats the citations and adds the bibliography.
 *
 * The keys that are cited reach the page as `citations` in its front matter.
 */
export function rehypeCitations({ items, settingsOf, recordPath }: CitationOptions) {
  return async (tree: HtmlRoot, file: VFile): Promise<void> => {
    const nodes = file.data.citations ?? []
    const { style, language, uncited } = settingsOf(file.path)
    const places: Element[] = []
    visit(tree, 'element', (node) => {
      if (node.properties['dataCitation'] !== undefined) places.push(node)
    })
    if (places.length !== nodes.length)
      throw new Error(`${file.path} lost a citation on its way to the page.`)

    const known = items()
    const citations = places.map(
      ({ properties }) => nodes[Number(properties['dataCitation'])]?.citation,
    )
    const cited = citations.filter((citation) => citation !== undefined)
    const listed = uncited.includes('@*')
      ? [...known.keys()]
      : uncited.map((key) => key.replace(/^@/, ''))
    const formatted = await formatCitations(cited, {
      items: known,
      style,
      language,
      uncited: listed,
    })
    for (const [index, place] of places.entries()) {
      const words = cited[index]?.narrative ? {} : { dataPagefindIgnore: 'all' }
      place.properties = { className: ['citation'], ...words }
      place.children = formatted.citations[index] ?? []
    }
    if (formatted.bibliography.length > 0)
      tree.children.push(bibliographySection(formatted, known, recordPath))

    const keys = [...new Set(cited.flatMap((citation) => citation.items.map(({ key }) => key)))]
    const astro = file.data as { astro?: { frontmatter?: Record<string, unknown> } }
    if (astro.astro?.frontmatter) astro.astro.frontmatter['citations'] = keys
  }
}
