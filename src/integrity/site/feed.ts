/** Reads feeds of the built site: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. */

import type * as feedsmith from 'feedsmith'
import type { Element } from 'xast'

import { createRequire } from 'node:module'

import { type Node, findNodeAtLocation, parseTree } from 'jsonc-parser'
import { parseFragment } from 'parse5'

import type { Spot } from '../../shared/place.ts'
import { type Link, type Locate, type Words, citationsAsTyped } from './found.ts'

import { readFragment } from './page.ts'
import { elementsOf, spanOf, wordsOf } from './xml.ts'

export type FeedFormat = 'rss' | 'atom' | 'json'

/** The parts of a feed that rules inspect. */
export interface Feed {
  format: FeedFormat
  /** Whether a feed reader can parse it and finds all its entries. */
  isReadable: boolean
  /** The fields of the feed itself. */
  channel: Part
  entries: Part[]
  links: Link[]
  citations: Words[]
}

/** A feed, or an entry in it. */
export interface Part extends Spot {
  /** Its fields that are not empty, by name. */
  fields: Map<string, string>
}

/**
 * Elements that contain HTML: in RSS the full text and the description of an item (RSS Best Practices Profile), in JSON
 * Feed `content_html`. Atom marks such elements with an attribute. Everything else is plain text.
 */
const htmlElements = new Set(['content:encoded', 'item description'])
const htmlField = 'content_html'

/** Fields of feeds that contain an address. */
const addressFields = new Set([
  'link',
  'guid',
  'url',
  'home_page_url',
  'feed_url',
  'next_url',
  'image',
  'loc',
])

const link = { noun: 'link', loads: false }

/** Reads a feed in XML. */
export function readXmlFeed(root: Element, source: string, locate: Locate): Feed {
  const format = root.name === 'rss' ? 'rss' : 'atom'
  const channel = format === 'rss' ? (elementsOf(root, 'channel')[0] ?? root) : root
  const entryName = format === 'rss' ? 'item' : 'entry'
  const entries = elementsOf(channel, entryName)
  const part = (element: Element): Part => ({
    fields: new Map(
      elementsOf(element).flatMap((child) => {
        const words = wordsOf(child).trim()
        return words === '' ? [] : [[child.name, words]]
      }),
    ),
    ...locate(() => openingOf(element)),
  })
  return {
    format,
    isReadable: isReadable(source, entries.length),
    channel: part(channel),
    entries: entries.map(part),
    ...xmlMarkup(root, source, locate),
  }
}

/** Finds the addresses and unformatted citations in XML: a feed, or a sitemap. */
export function xmlMarkup(
  root: Element,
  source: string,
  locate: Locate,
): Pick<Feed, 'links' | 'citations'> {
  const links: Link[] = []
  const citations: Words[] = []
  for (const { element, parent } of leavesOf(root)) {
    const words = wordsOf(element).trim()
    const [start, end] = spanOf(element)
    const written = { source: source.slice(start, end), start }
    const spotOf = (text: string): Spot =>
      locate(() => {
        const at = text === '' ? -1 : written.source.indexOf(text)
        // Words with entities are written differently in the source, so only their element is known.
        return at === -1 ? openingOf(element) : [start + at, start + at + text.length]
      })
    if (containsHtml(element, parent)) {
      const markup = readFragment(words)
      for (const { address, carrier } of markup.links)
        links.push({ address, carrier, ...spotOf(address) })
      for (const { text } of markup.citations)
        citations.push(...citationsAsTyped(text, written, locate))
      continue
    }
    citations.push(...citationsAsTyped(words, written, locate))
    const address = addressIn(element, words)
    if (address !== undefined) links.push({ address, carrier: link, ...spotOf(address) })
  }
  return { links, citations }
}

/** Reads a JSON Feed. */
export function readJsonFeed(value: object, source: string, locate: Locate): Feed {
  const items = 'items' in value ? value.items : undefined
  const entries = Array.isArray(items) ? (items as unknown[]) : []
  let tree: Node | undefined
  const spot = (...path: (string | number)[]): Spot =>
    locate(() => {
      tree ??= parseTree(source)
      const node = tree && findNodeAtLocation(tree, path)
      return node ? [node.offset, node.offset + node.length] : [0, 0]
    })
  const part = (data: unknown, ...path: (string | number)[]): Part => ({
    fields: new Map(
      Object.entries(data ?? {}).flatMap(([name, field]) =>
        typeof field === 'string' && field.trim() !== '' ? [[name, field]] : [],
      ),
    ),
    ...spot(...path),
  })
  const feed: Feed = {
    format: 'json',
    isReadable: isReadable(value, entries.length) && Array.isArray(items),
    channel: { fields: part(value).fields, ...locate(() => [0, 0]) },
    entries: entries.map((entry, index) => part(entry, 'items', index)),
    links: [],
    citations: [],
  }
  const parts = [
    { part: feed.channel, path: [] },
    ...feed.entries.map((entry, index) => ({ part: entry, path: ['items', index] })),
  ]
  for (const { part, path } of parts) {
    for (const [name, words] of part.fields) {
      const place = spot(...path, name)
      if (addressFields.has(name)) feed.links.push({ address: words, carrier: link, ...place })
      const { links, citations } =
        name === htmlField
          ? readFragment(words)
          : { links: [], citations: citationsAsTyped(words, { source: '', start: 0 }, () => place) }
      feed.links.push(...links.map((each) => ({ ...each, ...place })))
      feed.citations.push(...citations.map(({ text }) => ({ text, ...place })))
    }
  }
  return feed
}

/** A check of the content does not load it. */
let parser: typeof feedsmith | undefined

function isReadable(feed: unknown, entries: number): boolean {
  try {
    parser ??= createRequire(import.meta.url)('feedsmith') as typeof feedsmith
    const read = parser.parseFeed(feed)
    const list = read.format === 'atom' ? read.feed.entries : read.feed.items
    return (list?.length ?? 0) === entries
  } catch {
    return false
  }
}

/** Returns the span of an element's start tag, because its content may be long. */
function openingOf(element: Element): [start: number, end: number] {
  const [start] = spanOf(element)
  return [start, start + element.name.length + 1]
}

function leavesOf(element: Element, parent?: Element): { element: Element; parent?: Element }[] {
  const children = elementsOf(element)
  return children.length === 0
    ? [{ element, ...(parent ? { parent } : {}) }]
    : children.flatMap((child) => leavesOf(child, element))
}

function containsHtml({ name, attributes }: Element, parent: Element | undefined): boolean {
  return (
    htmlElements.has(name) ||
    htmlElements.has(`${parent?.name ?? ''} ${name}`) ||
    attributes['type'] === 'html'
  )
}

/**
 * Returns the markup in the summary of an RSS entry. Feed readers read it as HTML, but ours are plain text, so markup was
 * not escaped.
 */
export function markupInSummary({ fields }: Part): string | undefined {
  const summary = fields.get('description')
  if (summary === undefined) return undefined
  let wrong: number | undefined
  const tree = parseFragment(summary, {
    sourceCodeLocationInfo: true,
    onParseError: ({ startOffset }) => {
      wrong ??= startOffset
    },
  })
  const element = tree.childNodes.find(({ nodeName }) => nodeName !== '#text')
  const at = element?.sourceCodeLocation?.startOffset ?? wrong
  return at === undefined ? undefined : summary.slice(summary.lastIndexOf('<', at), at + 20)
}

function addressIn({ name, attributes }: Element, words: string): string | undefined {
  if (name === 'link' || name === 'atom:link') return attributes['href'] ?? words
  if (name === 'guid') return attributes['isPermaLink'] === 'false' ? undefined : words
  return addressFields.has(name) ? words : (attributes['url'] ?? undefined)
}
