/** Runs Assay's own transforms on a text, in the same order as the site. */

import type { Element, Nodes, Root } from 'hast'

import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'

import type { SourceDetails } from '../../src/citations/bibliography.ts'

import { orderPlaces } from '../../src/citations/order.ts'
import {
  rehypeCitations,
  remarkCitations,
  type CitationOptions,
} from '../../src/citations/plugins.ts'
import { bareKeyMatcher } from '../../src/citations/keys.ts'
import { entryId } from '../../src/citations/identifiers.ts'
import { remarkPunctuation } from '../../src/markdown/punctuation.ts'
import { plain, type Cited, type ComparedStyle, type Text } from './texts.ts'
import { remarkGfmAsWritten } from '../../src/reading/gfm.ts'
import { wordsIn } from '../../src/messages/words.ts'

/** The page that Assay produces from a text. */
export interface Page {
  tree: Root
  /** Citations that it rejected, with the message; the page was produced without them. */
  refused: Refusal[]
}

interface Refusal {
  /** The citation as written. */
  raw: string
  message: string
}

/** If more citations than this are rejected, the whole page is. */
const mostRefused = 40

/** A placeholder for a rejected citation, followed by its index. */
const refusedMark = 'refused:'

/**
 * Produces the page of a text.
 *
 * @param leaveOut whether a rejected citation is left out and reported, so that the others are formatted
 * @throws Assay's error if it does not give the place of a citation, or if `leaveOut` is not set
 */
export async function readPage(
  text: Text,
  { name, xml }: ComparedStyle,
  leaveOut = false,
): Promise<Page> {
  const styles = new Map(xml === undefined ? [] : [[name, xml]])
  const refused: Refusal[] = []
  let { markdown } = text
  for (;;) {
    try {
      return {
        tree: await renderWithAssay({ ...text, markdown }, name, styles, detailsOf(text)),
        refused,
      }
    } catch (error) {
      const raw = leaveOut ? citationAt(markdown, error) : undefined
      if (raw === undefined || refused.length === mostRefused) throw error
      const { start, end, message } = raw
      refused.push({ raw: markdown.slice(start, end), message })
      const mark = `\`${refusedMark}${refused.length - 1}\``
      markdown = markdown.slice(0, start) + mark + markdown.slice(end)
    }
  }
}

/** Gives each source a page, to which a citation links if the style prints no entry. */
function detailsOf({ items }: Text): (key: string) => SourceDetails | undefined {
  return (key) => {
    const item = items.get(key)
    return item && { item, page: pageOf(key) }
  }
}

function pageOf(key: string): string {
  return `/references/${key}/`
}

/** Maps the ids of entries and the addresses of pages to keys. */
export function keysByAddress({ items }: Text): ReadonlyMap<string, string> {
  return new Map(
    [...items.keys()].flatMap((key) => [
      [entryId(key), key],
      [pageOf(key), key],
    ]),
  )
}

/** Finds the citations of a page, and the placeholders of rejected ones, in the order of their numbers. */
export function citationsOf({ tree, refused }: Page): Element[] {
  return orderPlaces(
    tree,
    (element) => hasClass(element, 'citation') || refusalOf(element, refused) !== undefined,
  ).map(({ element }) => element)
}

/** Finds the bracketed citation that an error is about. */
function citationAt(
  markdown: string,
  error: unknown,
): { start: number; end: number; message: string } | undefined {
  const { line, column, reason = '' } = error as Partial<ReturnType<VFile['message']>>
  if (!line || !column) return undefined
  const before = markdown.split('\n').slice(0, line - 1)
  const start = before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1
  const raw = /^\[[^[\]]*\]/.exec(markdown.slice(start))?.[0]
  return raw === undefined ? undefined : { start, end: start + raw.length, message: reason }
}

/** Reads the citations and entries of a page as plain text; a rejected citation has its message as text. */
export function readCited(page: Page, text: Text, style: ComparedStyle): Cited {
  const { tree, refused } = page
  const keyOf = keysByAddress(text)
  const citations = citationsOf(page).map((element) => {
    const refusal = refusalOf(element, refused)
    if (refusal) {
      const keys = [...refusal.raw.matchAll(/@([\w-]*\w)/g)].map(([, key = '']) => key)
      return { keys, text: plain(refusal.message) }
    }
    return {
      keys: addressesOf(element).map((address) => keyOf.get(address) ?? address),
      text: plain(textOf(element)),
    }
  })
  const entries: Cited['entries'] = []
  visit(tree, 'element', (element) => {
    const { id } = element.properties
    if (element.tagName === 'li' && keyOf.has(String(id))) {
      entries.push({ key: keyOf.get(String(id)) ?? '', text: plain(textOf(element)) })
    }
  })
  return {
    citations,
    entries,
    ...(isNoteStyle(style) ? { prose: tree.children.flatMap(paragraphOf) } : {}),
  }
}

/** Formats a text in a style. */
export async function citeWithAssay(text: Text, style: ComparedStyle): Promise<Cited> {
  return readCited(await readPage(text, style), text, style)
}

/** Whether the citations of a style are notes. */
export function isNoteStyle({ xml = '' }: ComparedStyle): boolean {
  return /<style\b[^>]*\bclass="note"/.test(xml)
}

/**
 * Returns the page of a text with its bibliography.
 *
 * @param styles `.csl` files, by the name of the style
 * @param details the parts of entries other than the formatted source
 */
export async function renderWithAssay(
  { name, markdown, language, nocite, items }: Text,
  style: string,
  styles: ReadonlyMap<string, string> = new Map(),
  details: (key: string) => SourceDetails | undefined = () => undefined,
): Promise<Root> {
  const options: CitationOptions = {
    items,
    isKey: bareKeyMatcher(items),
    library: () => [...items.keys()],
    styles,
    settings: { style, words: wordsIn(language), nocite, details },
    slotsOf: () => [],
  }
  const file = new VFile({ path: `${name}.md`, value: markdown })
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfmAsWritten)
    .use(remarkCitations, options)
    .use(remarkPunctuation)
    .use(remarkRehype)
    .use(rehypeCitations, options)
  return processor.run(processor.parse(file), file)
}

/** Returns the text of an element without backlinks and links to the source. */
export function textOf(node: Root | Element): string {
  let text = ''
  visit(node, (child) => {
    if (child.type === 'element' && isBesides(child)) return 'skip'
    if (child.type === 'text') text += child.value
    return undefined
  })
  return text
}

/**
 * Returns the ids of entries and the addresses of pages that a citation refers to: through its links, and through
 * `data-sources` if it does not have a link for each source.
 */
export function addressesOf(citation: Element): string[] {
  const { dataSources } = citation.properties
  const named = typeof dataSources === 'string' ? dataSources.split(' ') : []
  const linked: string[] = []
  visit(citation, 'element', (element) => {
    if (isSourceLink(element)) linked.push(addressOf(element))
  })
  return [...new Set([...named, ...linked])]
}

/** Whether an element links a citation to a source. */
export function isSourceLink({ tagName, properties: { role, href } }: Element): boolean {
  return (
    tagName === 'a' &&
    (role === 'doc-biblioref' || String(href).startsWith(pageOf('').slice(0, -1)))
  )
}

/** Returns the target of a link to a source: the id of an entry, or the address of a page. */
export function addressOf({ properties: { href } }: Element): string {
  return String(href).replace(/^#/, '')
}

/** Returns the text of a paragraph, with a mark for each note reference. */
function paragraphOf(node: Nodes): string[] {
  if (node.type !== 'element' || node.tagName !== 'p') return []
  let text = ''
  visit(node, (child) => {
    if (child.type === 'element' && child.properties['dataFootnoteRef'] !== undefined) {
      text += '*'
      return 'skip'
    }
    if (child.type === 'text') text += child.value
    return undefined
  })
  return [plain(text)]
}

function refusalOf(element: Element, refused: readonly Refusal[]): Refusal | undefined {
  if (element.tagName !== 'code') return undefined
  const text = textOf(element)
  return text.startsWith(refusedMark) ? refused[Number(text.slice(refusedMark.length))] : undefined
}

function isBesides(element: Element): boolean {
  return hasClass(element, 'backlinks') || hasClass(element, 'source-links')
}

export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}
