/** Reads pages of the built site. */

import type { Spot } from '../../shared/place.ts'
import { type CitationLink, type SourceEntry, citationLinkOf, entryOf } from './entry.ts'
import { type Locate, type Words, locateNothing } from './found.ts'
import { type Element, isElement, parseDocument, parseFragment } from './html.ts'
import {
  type Markup,
  type Source,
  attributeOf,
  dataOf,
  markupReader,
  refreshAddress,
  spotOfAttribute,
  spotOfElement,
  walk,
  wordsIn,
} from './markup.ts'
import { type Inline, allows, inlineOf, policyOf } from './policy.ts'

import { readJson } from './json.ts'

/** The parts of a page that rules inspect. The tree is not kept, so that thousands of pages fit in memory. */
export interface Page extends Markup {
  /** False for an HTML file without a doctype or any element of its own, such as a proof of ownership. */
  isDocument: boolean
  /** Whether it only redirects readers. */
  isRedirect: boolean
  /** Whether search engines are asked to leave it out. */
  isUnlisted: boolean
  /** The start of the head, which is the place of problems about missing elements. */
  head: Spot
  /** The base of relative addresses, if the page sets one. */
  baseAddress: string | undefined
  titles: Words[]
  descriptions: Words[]
  canonicals: Words[]
  /** First-level headings. */
  headings: Words[]
  /** All possible targets of a fragment. */
  anchors: Set<string>
  /** Repeated identifiers, each with the place of the first. */
  repeatedIds: (Words & { first: Spot })[]
  /** Entries of sources. */
  entries: SourceEntry[]
  /** Citations that link to entries. */
  citationLinks: CitationLink[]
  /** Images, and drawings embedded in the page. */
  images: Image[]
  /** Embedded data that cannot be parsed. */
  brokenData: Spot[]
  /** Whether it has a Content-Security-Policy. */
  hasPolicy: boolean
  /** Scripts and styles embedded in the page that its policies block. */
  refused: (Inline & Spot)[]
}

/** An image and its size. */
export interface Image extends Spot {
  /** The address of an image, or `svg` for a drawing. */
  source: string
  width: string | undefined
  height: string | undefined
  viewBox: string | undefined
  /** Whether it is one of several files for an image that has its own size. */
  isAlternative: boolean
}

/** Reads a page. */
export function readPage(html: string, locate: Locate): Page {
  const source: Source = { html, locate }
  const document = parseDocument(html)
  const { markup, visit } = markupReader(source)
  const page: Page = {
    ...markup,
    isDocument: document.isDocument,
    isRedirect: false,
    isUnlisted: false,
    head: locate(() => [0, 0]),
    baseAddress: undefined,
    titles: [],
    descriptions: [],
    canonicals: [],
    headings: [],
    anchors: new Set(),
    repeatedIds: [],
    entries: [],
    citationLinks: [],
    images: [],
    brokenData: [],
    hasPolicy: false,
    refused: [],
  }
  const ids = new Map<string, Spot>()
  const policies: string[] = []
  const inline: (Inline & Spot)[] = []
  walk(document, (node, surroundings) => {
    visit(node, surroundings)
    if (!('tagName' in node)) return
    inline.push(...inlineOf(node).map((each) => ({ ...each, ...spotOfInline(node, each, source) })))
    if (surroundings.inert) return
    const policy = policyOf(node)
    if (policy !== undefined) policies.push(policy)
    addAnchors(node, page, ids, source)
    if (!surroundings.verbatim) addSources(node, page, source)
    if (node.isSvg) addDrawing(node, page, source)
    else if (Object.hasOwn(handlers, node.tagName)) handlers[node.tagName]?.(node, page, source)
  })
  return {
    ...page,
    hasPolicy: policies.length > 0,
    refused: inline.filter((each) => !policies.every((policy) => allows(policy, each))),
  }
}

/** Texts in feeds that were read, because the feeds of a site have the same texts. */
const fragments = new Map<string, Markup>()

/** More texts than this are not kept. A feed has fewer. */
const maxFragments = 100

/** Reads HTML inside another file, such as a feed. Places in it are not known. */
export function readFragment(html: string): Markup {
  const known = fragments.get(html)
  if (known) return known
  const { markup, visit } = markupReader({ html, locate: locateNothing })
  walk(parseFragment(html), visit)
  if (fragments.size >= maxFragments) fragments.clear()
  fragments.set(html, markup)
  return markup
}

function addAnchors(node: Element, page: Page, ids: Map<string, Spot>, source: Source): void {
  const name = node.tagName === 'a' ? attributeOf(node, 'name') : undefined
  if (name) page.anchors.add(name)
  const attribute = node.attrs.find((each) => each.name === 'id')
  if (!attribute?.value) return
  const spot = spotOfAttribute(attribute, source)
  const first = ids.get(attribute.value)
  if (first) page.repeatedIds.push({ text: attribute.value, ...spot, first })
  else ids.set(attribute.value, spot)
  page.anchors.add(attribute.value)
}

function addSources(node: Element, page: Page, source: Source): void {
  const entry = entryOf(node, source)
  if (entry) page.entries.push(entry)
  const link = citationLinkOf(node, source)
  if (link) page.citationLinks.push(link)
}

function spotOfInline(node: Element, { attribute }: Inline, source: Source): Spot {
  const found = node.attrs.find(({ name }) => name === attribute)
  return found ? spotOfAttribute(found, source) : spotOfElement(node, source)
}

type Handler = (node: Element, page: Page, source: Source) => void

const handlers: Record<string, Handler> = {
  base: (node, page) => {
    page.baseAddress ??= attributeOf(node, 'href')
  },
  h1: (node, page, source) => {
    page.headings.push({ text: wordsIn(node), ...spotOfElement(node, source) })
  },
  head: (node, page, source) => {
    page.head = spotOfElement(node, source)
  },
  img: addImage,
  input: (node, page, source) => {
    if (attributeOf(node, 'type')?.toLowerCase() === 'image') addImage(node, page, source)
  },
  link: (node, page, source) => {
    const relations = attributeOf(node, 'rel')?.toLowerCase().split(/\s+/)
    if (!relations?.includes('canonical')) return
    page.canonicals.push(wordsOfAttribute(node, 'href', source))
  },
  meta: (node, page, source) => {
    if (refreshAddress(node) !== undefined) page.isRedirect = true
    const name = attributeOf(node, 'name')?.trim().toLowerCase()
    if (name === 'robots' && /\bnoindex\b/i.test(attributeOf(node, 'content') ?? ''))
      page.isUnlisted = true
    if (name !== 'description') return
    page.descriptions.push(wordsOfAttribute(node, 'content', source))
  },
  script: (node, page, { locate }) => {
    const data = dataOf(node)
    if (!data) return
    const read = readJson(data.source)
    if (!('brokenAt' in read)) return
    const at = data.start + read.brokenAt
    page.brokenData.push(locate(() => [at, at]))
  },
  source: (node, page, source) => {
    // Outside `<picture>`, it is audio or video.
    if (isElement(node.parentNode) && node.parentNode.tagName === 'picture')
      addImage(node, page, source)
  },
  title: (node, page, source) => {
    page.titles.push({ text: wordsIn(node), ...spotOfElement(node, source) })
  },
}

function addImage(node: Element, page: Page, source: Source): void {
  page.images.push({
    source: attributeOf(node, 'src') ?? attributeOf(node, 'srcset') ?? '',
    ...sizeOf(node),
    viewBox: undefined,
    isAlternative: node.tagName === 'source',
    ...spotOfElement(node, source),
  })
}

/** Adds a drawing. A drawing inside another takes its size from that, and is skipped. */
function addDrawing(node: Element, page: Page, source: Source): void {
  const { parentNode } = node
  if (node.tagName !== 'svg') return
  if (isElement(parentNode) && parentNode.isSvg) return
  page.images.push({
    source: 'svg',
    ...sizeOf(node),
    viewBox: attributeOf(node, 'viewbox'),
    isAlternative: false,
    ...spotOfElement(node, source),
  })
}

function sizeOf(node: Element): Pick<Image, 'width' | 'height'> {
  return { width: attributeOf(node, 'width'), height: attributeOf(node, 'height') }
}

function wordsOfAttribute(node: Element, name: string, source: Source): Words {
  const attribute = node.attrs.find((each) => each.name === name)
  return attribute
    ? { text: attribute.value.trim(), ...spotOfAttribute(attribute, source) }
    : { text: '', ...spotOfElement(node, source) }
}
