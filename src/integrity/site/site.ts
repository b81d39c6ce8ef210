/** The built site as a value. */

import type { CslItem } from '../../references/csl.ts'
import type { SiteAddress } from './address.ts'
import type { Feed } from './feed.ts'
import type { Link, Spot, Words } from './found.ts'
import type { Page } from './page.ts'

import { addressOf, siteAddress } from './address.ts'
import { readJsonFeed, readXmlFeed, xmlMarkup } from './feed.ts'
import { citationsAsTyped, locateIn } from './found.ts'
import { readJson } from './json.ts'
import { readPage } from './page.ts'
import { addressesInCss } from './stylesheet.ts'
import { readXml } from './xml.ts'

/** The files of a built site. */
export interface BuiltFiles {
  /** Absolute path of the directory that places are told in. */
  directory: string
  /** The path of each file below it, with `/`. */
  names: readonly string[]
  /** Reads one of them as text. */
  read: (name: string) => string
}

/** What the rules look at. */
export interface BuiltSite {
  address: SiteAddress
  /** The path of every file. */
  names: ReadonlySet<string>
  files: BuiltFile[]
  /** What a file is made from, where that is one file. */
  originOf: (name: string) => string | undefined
}

/** A file that was looked into. */
export interface BuiltFile {
  /** Its path below the site. */
  name: string
  /** Its address, or that which its relative addresses start from. */
  url: string
  links: Link[]
  /** Citations that show as they were typed. */
  citations: Words[]
  page?: Page
  feed?: Feed
  /** The source that it describes, where it is CSL-JSON of one source. */
  item?: CslItem
  /** What machines cannot read in it. */
  broken?: Broken[]
}

/** Something that should be data and is not. */
export interface Broken extends Spot {
  /** What it should be. */
  format: 'JSON' | 'XML' | 'feed'
  /** Why it is not, where the parser says so. */
  reason?: string
}

type Contents = Omit<BuiltFile, 'name' | 'url'>

/** How each kind of file is read, by the ending of its name. */
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
 * Pagefind's own files are left alone, but are there to be linked to; so is everything that no rule is about.
 *
 * @param url the site's full address; a path in it is the base path, which the files stand below
 * @param origins what files are made from, by their path below the site
 */
export function readBuiltSite(
  { directory, names, read }: BuiltFiles,
  { url, origins = new Map() }: { url: string; origins?: ReadonlyMap<string, string> },
): BuiltSite {
  const address = siteAddress(url)
  const files = names.flatMap((name): BuiltFile[] => {
    const reader = readerOf(name)
    if (!reader) return []
    const contents = reader(`${directory}/${name}`, read(name))
    const own = addressOf(name, address)
    const from = contents.page?.baseAddress
    return [
      { name, url: from === undefined ? own : (URL.parse(from, own)?.href ?? own), ...contents },
    ]
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
      ? { format: 'feed', reason: 'It is not JSON.', ...spot }
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

/** A text for language models is read as it stands; an escaped `@` is a handle in a title, and cites nothing. */
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

/** JSON Feed 1.1, "Top-level": `version` is how a feed is told from other JSON. */
function namesFeedVersion(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('version' in value)) return false
  return typeof value.version === 'string' && value.version.includes('://jsonfeed.org/version/')
}

/** What a file was meant to be can only be guessed once it no longer parses. */
function beginsFeed(source: string): boolean {
  return /<(?:rss|feed)[\s>]/.test(source.slice(0, 1000))
}

/**
 * Says in a sentence what to fix where machines cannot read a file of the site.
 *
 * @param origin the file of the content that the words come from, where it is known
 */
export function fixOf(origin: string | undefined): string {
  return origin === undefined
    ? 'This is a fault of the software, not of the content: report it.'
    : `Look at ${origin}, which it is made from; if that is right, it is a fault of the software: report it.`
}

/** Says in a sentence what a file is made from. */
export function madeFrom({ originOf }: BuiltSite, name: string): string {
  const origin = originOf(name)
  return origin === undefined
    ? 'The software writes this file: if the content is right, report the fault.'
    : `This file is made from ${origin}.`
}

/**
 * The files with those first that are pages: what a page gets wrong, the feeds that repeat it get wrong too, and that need
 * not be told again.
 */
export function pagesFirst({ files }: BuiltSite): BuiltFile[] {
  return [...files.filter(({ page }) => page), ...files.filter(({ page }) => !page)]
}

/** The pages that a rule about whole pages asks: the others send their readers on, or are no pages. */
export function* pagesOf({
  files,
}: BuiltSite): Generator<{ name: string; url: string; page: Page }> {
  for (const { name, url, page } of files)
    if (page?.isDocument && !page.isRedirect) yield { name, url, page }
}
