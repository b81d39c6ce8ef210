/** Reads a built site. */

import type { CslItem } from '../../references/csl.ts'
import type { Spot } from '../../shared/place.ts'
import { type SiteAddress, addressOf, siteAddress } from './address.ts'
import { type Feed, readJsonFeed, readXmlFeed, xmlMarkup } from './feed.ts'
import { type Link, type Words, citationsAsTyped, locateIn } from './found.ts'
import { type Page, readPage } from './page.ts'

import { readJson } from './json.ts'
import { addressesInCss } from './stylesheet.ts'
import { readXml } from './xml.ts'

/** The files of a built site. */
export interface BuiltFiles {
  /** The absolute path of the directory used in places. */
  directory: string
  /** The path of each file in it, with `/`. */
  names: readonly string[]
  /** Reads one of them as text. */
  read: (name: string) => string
}

/** A built site as rules get it. */
export interface BuiltSite {
  address: SiteAddress
  /** The path of every file. */
  names: ReadonlySet<string>
  files: BuiltFile[]
  /** Returns the file from which a file is made, if there is only one. */
  originOf: (name: string) => string | undefined
}

/** A file that was read. */
export interface BuiltFile {
  /** Its path in the site. */
  name: string
  /** The base of its relative addresses: its own address, or the one that it sets. */
  url: string
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

type Contents = Omit<BuiltFile, 'name' | 'url'>

/** The functions that read files, by file extension. */
const readers: Record<string, (file: string, source: string) => Contents> = {
  css: readStylesheet,
  htm: readHtml,
  html: readHtml,
  json: readData,
  webmanifest: readData,
  xml: readXmlFile,
}

/**
 * Reads a built site, each file once.
 *
 * Files of Pagefind and other files without rules are not read, but count as targets of links.
 *
 * @param url the complete address of the site, whose path is the base path of the files
 * @param origins the files from which files of the site are made, by their path in the site
 */
export function readBuiltSite(
  { directory, names, read }: BuiltFiles,
  { url, origins = new Map() }: { url: string; origins?: ReadonlyMap<string, string> },
): BuiltSite {
  const address = siteAddress(url)
  const files = names.flatMap((name): BuiltFile | [] => {
    const reader = readerOf(name)
    if (!reader) return []
    const contents = reader(`${directory}/${name}`, read(name))
    const own = addressOf(name, address)
    const from = contents.page?.baseAddress
    return {
      name,
      url: from === undefined ? own : (URL.parse(from, own)?.href ?? own),
      ...contents,
    }
  })
  return { address, names: new Set(names), files, originOf: (name) => origins.get(name) }
}

function readerOf(name: string): ((file: string, source: string) => Contents) | undefined {
  if (name.startsWith('pagefind/')) return undefined
  if (name === 'llms.txt') return readNotes
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(readers, ending) ? readers[ending] : undefined
}

function readHtml(file: string, source: string): Contents {
  const page = readPage(file, source)
  return {
    links: page.links,
    citations: page.citations,
    page,
    broken: page.brokenData.map((spot) => ({ format: 'JSON', ...spot })),
  }
}

function readStylesheet(file: string, source: string): Contents {
  const locate = locateIn(file, source)
  const carrier = { noun: 'file', loads: true }
  return {
    links: addressesInCss(source).map(({ address, start, end }) => ({
      address,
      carrier,
      ...locate(start, end),
    })),
    citations: [],
  }
}

function readData(file: string, source: string): Contents {
  const locate = locateIn(file, source)
  const read = readJson(source)
  if ('brokenAt' in read) {
    const { brokenAt } = read
    const spot = locate(brokenAt, brokenAt)
    const broken: Broken = file.endsWith('/feed.json')
      ? { format: 'feed', reason: 'It is not valid JSON.', ...spot }
      : { format: 'JSON', ...spot }
    return { links: [], citations: [], broken: [broken] }
  }
  const { value } = read
  if (!file.endsWith('/feed.json') && !namesFeedVersion(value)) {
    const item = onlyItem(value)
    return { links: [], citations: [], ...(item ? { item } : {}) }
  }
  const feed = readJsonFeed(Object(value) as object, source, locate)
  return { links: feed.links, citations: feed.citations, feed }
}

function readXmlFile(file: string, source: string): Contents {
  const locate = locateIn(file, source)
  const read = readXml(source)
  if ('brokenAt' in read) {
    const { brokenAt, reason } = read
    const format = beginsFeed(source) ? 'feed' : 'XML'
    return {
      links: [],
      citations: [],
      broken: [{ format, reason, ...locate(brokenAt, brokenAt) }],
    }
  }
  if (read.root.name !== 'rss' && read.root.name !== 'feed')
    return xmlMarkup(read.root, source, locate)
  const feed = readXmlFeed(read.root, source, locate)
  return { links: feed.links, citations: feed.citations, feed }
}

/** Reads a text for language models. An escaped `@` is a handle in a title, not a citation. */
function readNotes(file: string, source: string): Contents {
  const text = source.replaceAll('\\@', '\\ ')
  return {
    links: [],
    citations: citationsAsTyped(text, { source, start: 0 }, locateIn(file, source)),
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

/**
 * Returns advice for a file of the site that cannot be parsed.
 *
 * @param origin the content file from which it is made, if known
 */
export function fixOf(origin: string | undefined): string {
  return origin === undefined
    ? 'This is a bug in Assay, not a mistake in the content. Report it.'
    : `Check ${origin}, from which it is made. If that file is correct, report a bug in Assay.`
}

/** Returns a sentence that says from which file a file is made. */
export function madeFrom({ originOf }: BuiltSite, name: string): string {
  const origin = originOf(name)
  return origin === undefined
    ? 'Assay generates this file. If the content is correct, report a bug in Assay.'
    : `This file is made from ${origin}.`
}

/**
 * Returns the files, starting with pages, so that a problem of a page is not reported again in a feed that repeats its
 * text.
 */
export function pagesFirst({ files }: BuiltSite): BuiltFile[] {
  return [...files.filter(({ page }) => page), ...files.filter(({ page }) => !page)]
}

/** Yields the files that are whole pages: not redirects, and not HTML without a doctype or elements. */
export function* pagesOf({
  files,
}: BuiltSite): Generator<{ name: string; url: string; page: Page }> {
  for (const { name, url, page } of files)
    if (page?.isDocument && !page.isRedirect) yield { name, url, page }
}
