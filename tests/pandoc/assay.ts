/** What Assay makes of a text: its own transforms, in the order in which the site has them. */

import type { Element, Root } from 'hast'

import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import remarkSmartypants from 'remark-smartypants'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'

import { orderPlaces } from '../../src/citations/order.ts'
import {
  rehypeCitations,
  remarkCitations,
  type CitationOptions,
} from '../../src/citations/plugins.ts'
import { entryId } from '../../src/citations/plain-key.ts'
import { smartPunctuation } from '../../src/markdown/punctuation.ts'
import { plain, type Cited, type Text } from './texts.ts'

/** Cites a text in a style. */
export async function citeWithAssay(text: Text, style: string): Promise<Cited> {
  const page = await renderWithAssay(text, style)
  const keyOf = new Map([...text.items.keys()].map((key) => [entryId(key), key]))
  const citations = orderPlaces(page, (element) => hasClass(element, 'citation')).map(
    ({ element }) => ({
      keys: entriesOf(element).map((id) => keyOf.get(id) ?? id),
      text: plain(textOf(element)),
    }),
  )
  const entries: Cited['entries'] = []
  visit(page, 'element', (element) => {
    const { id } = element.properties
    if (element.tagName === 'li' && keyOf.has(String(id))) {
      entries.push({ key: keyOf.get(String(id)) ?? '', text: plain(textOf(element)) })
    }
  })
  return { citations, entries }
}

/**
 * The page of a text, bibliography included.
 *
 * @param styles `.csl` files by the name of the style
 */
export async function renderWithAssay(
  { name, markdown, language, nocite, items }: Text,
  style: string,
  styles: ReadonlyMap<string, string> = new Map(),
): Promise<Root> {
  const options: CitationOptions = {
    items: () => items,
    styles: () => styles,
    settingsOf: () => ({ style, language, nocite, details: () => undefined }),
    slotsOf: () => [],
  }
  const file = new VFile({ path: `${name}.md`, value: markdown })
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkCitations, options)
    .use(remarkSmartypants, smartPunctuation)
    .use(remarkRehype)
    .use(rehypeCitations, options)
  return processor.run(processor.parse(file), file)
}

/** The text of an element, links back left out. */
export function textOf(node: Root | Element): string {
  let text = ''
  visit(node, (child) => {
    if (child.type === 'element' && hasClass(child, 'backlinks')) return 'skip'
    if (child.type === 'text') text += child.value
    return undefined
  })
  return text
}

/** The entries that a citation stands for: those it names where it has no link for each, else those its links lead to. */
function entriesOf(citation: Element): string[] {
  const { dataSources } = citation.properties
  if (typeof dataSources === 'string') return dataSources.split(' ')
  const ids = new Set<string>()
  visit(citation, 'element', ({ properties: { role, href } }) => {
    if (role === 'doc-biblioref') ids.add(String(href).slice(1))
  })
  return [...ids]
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}
