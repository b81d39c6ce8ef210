/** A page of the built site: what the rules ask of it. */

import type { DefaultTreeAdapterTypes as Tree } from 'parse5'

import { html as specification, parse, parseFragment } from 'parse5'

import type { CitationLink, SourceEntry } from './entry.ts'
import type { Spot, Words } from './found.ts'
import type { Markup, Source } from './markup.ts'
import type { Inline } from './policy.ts'

import { citationLinkOf, entryOf } from './entry.ts'
import { locateIn } from './found.ts'
import { readJson } from './json.ts'
import {
  attributeOf,
  dataOf,
  markupReader,
  refreshAddress,
  spotOfAttribute,
  spotOfElement,
  walk,
  wordsIn,
} from './markup.ts'
import { allows, inlineOf, policyOf } from './policy.ts'

/** What is kept of a page: no tree, so that a site of thousands of pages fits. */
export interface Page extends Markup {
  /** False for an HTML file that is no page: without a doctype or any element of its own, such as a proof of ownership. */
  isDocument: boolean
  /** Whether it only sends its readers on. */
  isRedirect: boolean
  /** Where the head starts: the place of what is missing. */
  head: Spot
  /** The address that relative ones start from, where the page names one. */
  baseAddress: string | undefined
  titles: Words[]
  descriptions: Words[]
  canonicals: Words[]
  /** First-level headings. */
  headings: Words[]
  /** Everything that a fragment can lead to. */
  anchors: Set<string>
  /** Identifiers that were there before, each with the place of the first. */
  repeatedIds: (Words & { first: Spot })[]
  /** Entries of sources. */
  entries: SourceEntry[]
  /** Citations that lead to entries. */
  citationLinks: CitationLink[]
  /** Images, and drawings that stand on the page themselves. */
  images: Image[]
  /** Data for machines that cannot be read. */
  brokenData: Spot[]
  /** Whether it has a Content-Security-Policy. */
  hasPolicy: boolean
  /** Scripts and styles on the page itself that its policies refuse. */
  refused: (Inline & Spot)[]
}

/** An image and what is said of its size. */
export interface Image extends Spot {
  /** What it shows: the address of a picture, `svg` for a drawing. */
  source: string
  width: string | undefined
  height: string | undefined
  viewBox: string | undefined
  /** Whether only one of several files for an image that has a size of its own. */
  isAlternative: boolean
}

/**
 * Reads a page.
 *
 * @param file absolute path, for the places
 */
export function readPage(file: string, html: string): Page {
  const source: Source = { html, locate: locateIn(file, html) }
  // Without scripts `<noscript>` holds elements: some readers get them.
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  const { markup, visit } = markupReader(source)
  const page: Page = {
    ...markup,
    isDocument: isDocument(document),
    isRedirect: false,
    head: source.locate(0, 0),
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
    noteAnchors(node, page, ids, source)
    if (!surroundings.verbatim) noteSources(node, page, source)
    if (node.namespaceURI === specification.NS.SVG) noteDrawing(node, page, source)
    else if (Object.hasOwn(handlers, node.tagName)) handlers[node.tagName]?.(node, page, source)
  })
  return {
    ...page,
    hasPolicy: policies.length > 0,
    refused: inline.filter((each) => !policies.every((policy) => allows(policy, each))),
  }
}

/** Reads HTML that stands in another file, such as a feed; all of it has one place there. */
export function readFragment(html: string, spot: Spot): Markup {
  const source: Source = { html, locate: () => spot }
  const { markup, visit } = markupReader(source)
  walk(parseFragment(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }), visit)
  return markup
}

function isDocument({ childNodes }: Tree.Document): boolean {
  return childNodes.some((node) => node.nodeName === '#documentType' || isWritten(node))
}

/** Whether an element, or one in it, stands in the file itself: the parser adds those that every page has. */
function isWritten(node: Tree.ChildNode): boolean {
  return 'tagName' in node && (Boolean(node.sourceCodeLocation) || node.childNodes.some(isWritten))
}

function noteAnchors(node: Tree.Element, page: Page, ids: Map<string, Spot>, source: Source): void {
  const name = node.tagName === 'a' ? attributeOf(node, 'name') : undefined
  if (name) page.anchors.add(name)
  const attribute = node.attrs.find((each) => each.name === 'id')
  if (!attribute?.value) return
  const spot = spotOfAttribute(node, attribute, source)
  const first = ids.get(attribute.value)
  if (first) page.repeatedIds.push({ text: attribute.value, ...spot, first })
  else ids.set(attribute.value, spot)
  page.anchors.add(attribute.value)
}

function noteSources(node: Tree.Element, page: Page, source: Source): void {
  const entry = entryOf(node, source)
  if (entry) page.entries.push(entry)
  const link = citationLinkOf(node, source)
  if (link) page.citationLinks.push(link)
}

function spotOfInline(node: Tree.Element, { attribute }: Inline, source: Source): Spot {
  const found = node.attrs.find(({ name }) => name === attribute)
  return found ? spotOfAttribute(node, found, source) : spotOfElement(node, source)
}

type Handler = (node: Tree.Element, page: Page, source: Source) => void

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
  img: noteImage,
  input: (node, page, source) => {
    if (attributeOf(node, 'type')?.toLowerCase() === 'image') noteImage(node, page, source)
  },
  link: (node, page, source) => {
    const relations = attributeOf(node, 'rel')?.toLowerCase().split(/\s+/)
    if (!relations?.includes('canonical')) return
    page.canonicals.push(wordsOfAttribute(node, 'href', source))
  },
  meta: (node, page, source) => {
    if (refreshAddress(node) !== undefined) page.isRedirect = true
    if (attributeOf(node, 'name')?.trim().toLowerCase() !== 'description') return
    page.descriptions.push(wordsOfAttribute(node, 'content', source))
  },
  script: (node, page, { locate }) => {
    const data = dataOf(node)
    if (!data) return
    const read = readJson(data.source)
    if (!('brokenAt' in read)) return
    const at = data.start + read.brokenAt
    page.brokenData.push(locate(at, at))
  },
  source: (node, page, source) => {
    // Outside a picture it is a sound or a film.
    if (node.parentNode && 'tagName' in node.parentNode && node.parentNode.tagName === 'picture')
      noteImage(node, page, source)
  },
  title: (node, page, source) => {
    page.titles.push({ text: wordsIn(node), ...spotOfElement(node, source) })
  },
}

function noteImage(node: Tree.Element, page: Page, source: Source): void {
  page.images.push({
    source: attributeOf(node, 'src') ?? attributeOf(node, 'srcset') ?? '',
    ...sizeOf(node),
    viewBox: undefined,
    isAlternative: node.tagName === 'source',
    ...spotOfElement(node, source),
  })
}

/** A drawing within a drawing takes its size from that. */
function noteDrawing(node: Tree.Element, page: Page, source: Source): void {
  const { parentNode } = node
  if (node.tagName !== 'svg') return
  if (parentNode && 'namespaceURI' in parentNode && parentNode.namespaceURI === node.namespaceURI)
    return
  page.images.push({
    source: 'svg',
    ...sizeOf(node),
    viewBox: attributeOf(node, 'viewBox'),
    isAlternative: false,
    ...spotOfElement(node, source),
  })
}

function sizeOf(node: Tree.Element): Pick<Image, 'width' | 'height'> {
  return { width: attributeOf(node, 'width'), height: attributeOf(node, 'height') }
}

function wordsOfAttribute(node: Tree.Element, name: string, source: Source): Words {
  const attribute = node.attrs.find((each) => each.name === name)
  return attribute
    ? { text: attribute.value.trim(), ...spotOfAttribute(node, attribute, source) }
    : { text: '', ...spotOfElement(node, source) }
}
