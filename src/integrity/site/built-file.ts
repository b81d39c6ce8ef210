/** Reads the files of a built site, one at a time. */

import type { CslItem } from '../../references/csl.ts'
import type { Spot } from '../../shared/place.ts'
import { type Destination, type SiteAddress, addressOf, resolver } from './address.ts'
import { type Feed, readJsonFeed, readXmlFeed, xmlMarkup } from './feed.ts'
import {
  type Link,
  type Locate,
  type Words,
  citationsAsTyped,
  locateIn,
  locateNothing,
} from './found.ts'
import { type Page, readPage } from './page.ts'

import { readJson } from './json.ts'
import { addressesInCss } from './stylesheet.ts'
import { readXml } from './xml.ts'

/** A file that was read. */
export interface BuiltFile {
  /** Its path in the site. */
  name: string
  /** The base of its relative addresses: its own address, or the one that it sets. */
  url: string
  /** Resolves an address in it. */
  resolve: (address: string) => Destination
  links: Link[]
  /** Citations that are shown as typed. */
  citations: Words[]
  page?: Page
  feed?: Feed
  /** The source that it describes, if it is CSL-JSON of a single source. */
  item?: CslItem
  /** The data in it that cannot be parsed. */
  broken?: Broken[]
}

/** Data that cannot be parsed. */
export interface Broken extends Spot {
  /** The format that it should have. */
  format: 'JSON' | 'XML' | 'feed'
  /** The reason, if the parser gives one. */
  reason?: string
}

type Contents = Omit<BuiltFile, 'name' | 'url' | 'resolve'>

type Reader = (source: string, locate: Locate, name: string) => Contents

/** The functions that read files, by file extension. */
const readers: Record<string, Reader> = {
  css: readStylesheet,
  htm: readHtml,
  html: readHtml,
  json: readData,
  webmanifest: readData,
  xml: readXmlFile,
}

/** Reads a file of a built site, or returns `undefined` if no rule is about such files. */
export type ReadFile = (name: string, source: string) => BuiltFile | undefined

/**
 * Creates the function that reads the files of a site.
 *
 * @param directory the absolute path used in places. Without one, places are not worked out
 */
export function fileReader(address: SiteAddress, directory?: string): ReadFile {
  const destination = resolver(address)
  return (name, source) => {
    const locate =
      directory === undefined ? locateNothing : locateIn(`${directory}/${name}`, source)
    const contents = readerOf(name)?.(source, locate, name)
    if (!contents) return undefined
    const own = addressOf(name, address)
    const from = contents.page?.baseAddress
    const url = from === undefined ? own : (URL.parse(from, own)?.href ?? own)
    return { name, url, resolve: (written) => destination(written, url), ...contents }
  }
}

/** Returns whether rules are about a file. Files of Pagefind and others only count as targets of links. */
export function isInspected(name: string): boolean {
  return readerOf(name) !== undefined
}

function readerOf(name: string): Reader | undefined {
  if (name.startsWith('pagefind/')) return undefined
  if (name === 'llms.txt') return readNotes
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(readers, ending) ? readers[ending] : undefined
}

function readHtml(source: string, locate: Locate): Contents {
  const page = readPage(source, locate)
  return {
    links: page.links,
    citations: page.citations,
    page,
    broken: page.brokenData.map((spot) => ({ format: 'JSON', ...spot })),
  }
}

function readStylesheet(source: string, locate: Locate): Contents {
  const carrier = { noun: 'file', loads: true }
  return {
    links: addressesInCss(source).map(({ address, start, end }) => ({
      address,
      carrier,
      ...locate(() => [start, end]),
    })),
    citations: [],
  }
}

function readData(source: string, locate: Locate, name: string): Contents {
  const read = readJson(source)
  const isNamedFeed = /(?:^|\/)feed\.json$/.test(name)
  if ('brokenAt' in read) {
    const { brokenAt } = read
    const spot = locate(() => [brokenAt, brokenAt])
    const broken: Broken = isNamedFeed
      ? { format: 'feed', reason: 'It is not valid JSON.', ...spot }
      : { format: 'JSON', ...spot }
    return { links: [], citations: [], broken: [broken] }
  }
  const { value } = read
  if (!isNamedFeed && !namesFeedVersion(value)) {
    const item = onlyItem(value)
    return { links: [], citations: [], ...(item ? { item } : {}) }
  }
  const feed = readJsonFeed(Object(value) as object, source, locate)
  return { links: feed.links, citations: feed.citations, feed }
}

function readXmlFile(source: string, locate: Locate): Contents {
  const read = readXml(source)
  if ('brokenAt' in read) {
    const { brokenAt, reason } = read
    const format = beginsFeed(source) ? 'feed' : 'XML'
    return {
      links: [],
      citations: [],
      broken: [{ format, reason, ...locate(() => [brokenAt, brokenAt]) }],
    }
  }
  if (read.root.name !== 'rss' && read.root.name !== 'feed')
    return xmlMarkup(read.root, source, locate)
  const feed = readXmlFeed(read.root, source, locate)
  return { links: feed.links, citations: feed.citations, feed }
}

/** Reads a text for language models. An escaped `@` is a handle in a title, not a citation. */
function readNotes(source: string, locate: Locate): Contents {
  const text = source.replaceAll('\\@', '\\ ')
  return {
    links: [],
    citations: citationsAsTyped(text, { source, start: 0 }, locate),
  }
}

function onlyItem(value: unknown): CslItem | undefined {
  if (!Array.isArray(value) || value.length !== 1) return undefined
  const [item] = value as unknown[]
  const isItem = typeof item === 'object' && item !== null && 'id' in item && 'type' in item
  return isItem ? (item as CslItem) : undefined
}

/** Returns whether JSON is a feed, which its `version` shows (JSON Feed 1.1, "Top-level"). */
function namesFeedVersion(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('version' in value)) return false
  return typeof value.version === 'string' && value.version.includes('://jsonfeed.org/version/')
}

/** Guesses whether a file that cannot be parsed should be a feed. */
function beginsFeed(source: string): boolean {
  return /<(?:rss|feed)[\s>]/.test(source.slice(0, 1000))
}
