/** Reads addresses and texts in HTML: a whole page, or content in a feed. */

import {
  type Carrier,
  type Link,
  type Locate,
  type Span,
  type Words,
  citationsAsTyped,
} from './found.ts'
import type { Attribute, Element, Parent, Text } from './html.ts'
import type { AnyElement } from './policy.ts'
import { type StyleAddress, addressesInCss } from './stylesheet.ts'

import { readJson, stringsIn } from './json.ts'
import { addressesInSrcset } from './srcset.ts'

/** The addresses and unformatted citations in HTML. */
export interface Markup {
  /** Every address once, at its first place. */
  links: Link[]
  /** Citations that readers see as typed. */
  citations: Words[]
}

/** What surrounds a node in a tree. */
export interface Surroundings {
  /** Whether it is in a `<template>`, which is not on the page until a script inserts it. */
  inert: boolean
  /** Whether it is in code, where a citation is shown on purpose or not at all. */
  verbatim: boolean
}

/** HTML, and the function that finds places in it. */
export interface Source {
  html: string
  locate: Locate
}

type Visitor = (node: Element | Text, surroundings: Surroundings) => void

/** Elements whose text is shown as typed, or not at all. */
const verbatim = new Set(['code', 'pre', 'kbd', 'samp', 'textarea', 'script', 'style'])

/**
 * Returns whether an element shows text as typed. Readers' own words do, and contain no citations; so do words repeated from a
 * text, in which a citation in code is no longer in code.
 */
function isVerbatim(node: Element): boolean {
  return verbatim.has(node.tagName) || attributeOf(node, 'data-verbatim') !== undefined
}

/** Attributes whose text readers see, hear or find in a preview. */
const shown = new Set(['alt', 'aria-description', 'aria-label', 'content', 'label', 'title'])

const leads = (noun: string): Carrier => ({ noun, loads: false })
const loads = (noun: string): Carrier => ({ noun, loads: true })

/** Attributes that contain one address, by element (HTML, "Attributes"). */
const carriers: Record<string, Record<string, Carrier>> = {
  a: { href: leads('link') },
  area: { href: leads('link') },
  audio: { src: loads('sound') },
  button: { formaction: leads('form') },
  embed: { src: loads('embedded file') },
  form: { action: leads('form') },
  iframe: { src: loads('frame') },
  img: { src: loads('image') },
  input: { src: loads('image'), formaction: leads('form') },
  object: { data: loads('embedded file') },
  script: { src: loads('script') },
  source: { src: loads('file') },
  track: { src: loads('subtitle file') },
  video: { src: loads('video'), poster: loads('image') },
}

/** Attributes that contain several addresses with a size for each. */
const sets = new Set(['srcset', 'imagesrcset'])

/**
 * Types of `<link>` for which a browser fetches a file or prepares to (HTML, "Link types"; icons with the names in use).
 */
const fetched = new Set([
  'apple-touch-icon',
  'apple-touch-icon-precomposed',
  'apple-touch-startup-image',
  'dns-prefetch',
  'icon',
  'manifest',
  'mask-icon',
  'modulepreload',
  'preconnect',
  'prefetch',
  'preload',
  'prerender',
])

/** Metadata that contains an address (Open Graph protocol; X Cards). */
const namingMetadata = new Set(['og:image', 'og:url', 'twitter:image'])

const link = leads('link')
const preview = leads('preview')
const drawing = loads('drawing')
const file = loads('file')
const image = loads('image')
const redirect = loads('redirect')
const styleSheet = loads('style sheet')

/** Walks a tree once, in the order of the page. */
export function walk(
  node: Pick<Parent, 'childNodes'>,
  visit: Visitor,
  surroundings: Surroundings = { inert: false, verbatim: false },
): void {
  for (const child of node.childNodes) {
    visit(child, surroundings)
    if ('value' in child) continue
    const within = isVerbatim(child) ? { ...surroundings, verbatim: true } : surroundings
    walk(child, visit, within)
    if (child.content) walk(child.content, visit, { ...within, inert: true })
  }
}

/** Creates the visitor that collects addresses and unformatted citations. */
export function markupReader(source: Source): { markup: Markup; visit: Visitor } {
  const markup: Markup = { links: [], citations: [] }
  const known = new Set<string>()
  const note = (address: string, carrier: Carrier, spot: () => ReturnType<Locate>) => {
    const key = `${carrier.noun} ${address}`
    if (known.has(key)) return
    known.add(key)
    markup.links.push({ address, carrier, ...spot() })
  }

  const visit: Visitor = (node, surroundings) => {
    if (!('tagName' in node)) {
      if (!surroundings.verbatim && node.value.includes('@'))
        markup.citations.push(...citationsInText(node, source))
      return
    }
    for (const { address, start, end } of node.tagName === 'style' ? addressesInStyle(node) : [])
      note(address, file, () => source.locate(() => [start, end]))
    for (const attribute of node.attrs) {
      for (const [address, carrier] of addressesIn(node, attribute))
        note(address, carrier, () => spotOfAttribute(attribute, source))
      if (shown.has(attribute.name) && attribute.value.includes('@') && !surroundings.verbatim)
        markup.citations.push(...citationsInAttribute(attribute, source))
    }
    const data = node.tagName === 'script' ? dataOf(node) : undefined
    if (data) markup.citations.push(...citationsInData(data, source))
  }
  return { markup, visit }
}

/** Returns the value of an attribute. */
export function attributeOf(
  { attrs }: Pick<AnyElement, 'attrs'>,
  name: string,
): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value
}

/** Returns the words in an element, including the alternative text of images. */
export function wordsIn(node: Element): string {
  return node.childNodes
    .map((child) => {
      if ('value' in child) return child.value
      return child.tagName === 'img' ? (attributeOf(child, 'alt') ?? '') : wordsIn(child)
    })
    .join('')
    .trim()
}

/** Returns the place of an element's start tag, or of the start of the file for an element added by the parser. */
export function spotOfElement(node: Element, { locate }: Source): ReturnType<Locate> {
  return locate(() => [node.start, node.end])
}

/** Returns the place of an attribute's value, without its quotation marks. */
export function spotOfAttribute(
  attribute: Attribute,
  { html, locate }: Source,
): ReturnType<Locate> {
  return locate(() => valueSpan(attribute, html))
}

/** Returns the JSON in a script element that contains data instead of a script. */
export function dataOf(node: Element): { source: string; start: number } | undefined {
  const type = attributeOf(node, 'type')?.trim().toLowerCase() ?? ''
  if (!/^(?:application|text)\/(?:[\w.-]+\+)?json$|^importmap$|^speculationrules$/.test(type))
    return undefined
  const [text] = node.childNodes
  return text && 'value' in text
    ? { source: text.value, start: text.start }
    : { source: '', start: node.end }
}

/** Returns the address to which `<meta http-equiv="refresh">` redirects (HTML, "Refresh state"). */
export function refreshAddress(node: Element): string | undefined {
  if (node.tagName !== 'meta' || attributeOf(node, 'http-equiv')?.toLowerCase() !== 'refresh')
    return undefined
  const rest = /^\s*[\d.]+[\s;,]\s*(.+)$/s.exec(attributeOf(node, 'content') ?? '')?.[1]
  const address = rest?.replace(/^url\s*=\s*/i, '').trim()
  const quote = address?.[0]
  return quote === '"' || quote === "'" ? address?.slice(1).split(quote)[0] : address
}

/** Returns the addresses in an attribute, each with its carrier. */
function addressesIn(node: Element, { name, value }: Attribute): (readonly [string, Carrier])[] {
  const { tagName } = node
  if (name === 'style') return addressesInCss(value).map(({ address }) => [address, file])
  if (sets.has(name)) return addressesInSrcset(value).map((address) => [address, image])
  if (node.isSvg && name === 'href') return [[value, tagName === 'a' ? link : drawing]]
  if (tagName === 'link' && name === 'href') return [[value, carrierOfLink(node)]]
  if (tagName === 'meta' && name === 'content') return metadataAddress(node)
  const carrier = Object.hasOwn(carriers, tagName) ? carriers[tagName]?.[name] : undefined
  return carrier ? [[value, carrier]] : []
}

function addressesInStyle({ childNodes: [text] }: Element): StyleAddress[] {
  if (!text || !('value' in text)) return []
  const offset = text.start
  return addressesInCss(text.value).map(({ address, start, end }) => ({
    address,
    start: offset + start,
    end: offset + end,
  }))
}

function carrierOfLink(node: Element): Carrier {
  const relations = (attributeOf(node, 'rel') ?? '').toLowerCase().split(/\s+/)
  if (relations.includes('stylesheet')) return styleSheet
  return relations.some((relation) => fetched.has(relation)) ? file : link
}

function metadataAddress(node: Element): (readonly [string, Carrier])[] {
  const refresh = refreshAddress(node)
  // A redirect fetches another page without an action of the reader.
  if (refresh !== undefined) return [[refresh, redirect]]
  const name = (attributeOf(node, 'property') ?? attributeOf(node, 'name') ?? '').toLowerCase()
  return namingMetadata.has(name) ? [[attributeOf(node, 'content') ?? '', preview]] : []
}

function citationsInText({ value, start, end }: Text, { html, locate }: Source): Words[] {
  return citationsAsTyped(value, { source: html.slice(start, end), start }, locate)
}

function citationsInAttribute(attribute: Attribute, { html, locate }: Source): Words[] {
  const [start, end] = valueSpan(attribute, html)
  return citationsAsTyped(attribute.value, { source: html.slice(start, end), start }, locate)
}

function citationsInData(data: { source: string; start: number }, { locate }: Source): Words[] {
  if (!data.source.includes('@')) return []
  const read = readJson(data.source)
  if ('brokenAt' in read) return []
  return stringsIn(read.value).flatMap((text) => citationsAsTyped(text, data, locate))
}

/** Returns the offsets of an attribute's value. An attribute without a value counts as its own. */
function valueSpan({ start, end }: Attribute, html: string): Span {
  const written = html.slice(start, end)
  const equals = written.indexOf('=')
  if (equals === -1) return [start, end]
  const first = start + written.length - written.slice(equals + 1).trimStart().length
  const quoted = html[first] === '"' || html[first] === "'"
  return quoted ? [first + 1, end - 1] : [first, end]
}
