/** Writes feeds: records in, XML or JSON out. */

import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { toHtml } from 'hast-util-to-html'

import { notInXml } from '../shared/characters.ts'
import { type CalendarDate, toDate } from '../shared/dates.ts'
import { mediaTypes } from '../shared/media-types.ts'
import type { FeedSubject } from '../shared/urls.ts'
import { type FeedFile, feedFormats } from './formats.ts'

/** A feed as a whole. */
export interface Feed {
  /** What it follows. Its files are at the address of the page that lists the same. */
  of: FeedSubject
  title: string
  description: string
  language: string
  /** The page that corresponds to the feed. */
  link: string
  /** Who publishes it. */
  publisher: FeedAuthor
  copyright?: string
  /** The day of its newest entry or change; if it has no entries, the day of the last change to the site. */
  updated: CalendarDate
  entries: FeedEntry[]
  /** The hub that tells subscribers about changes (WebSub). */
  hub?: string
  /** The number of this archive; absent in the document that readers subscribe to. */
  archive?: number
  /** The number of the archive with the next older entries, if there are more. */
  older?: number
  /** Of an archive, the number of the one with the next newer entries, if there is one. */
  newer?: number
}

/** The addresses of the documents of a feed, in one format. */
export interface FeedAddresses {
  /** The document itself. */
  self: string
  /** The document that readers subscribe to. It is the same as `self`, except in an archive. */
  current: string
  /** The archive with the next older entries. */
  older?: string
  /** The archive with the next newer entries. */
  newer?: string
}

/** Who wrote an entry. */
export interface FeedAuthor {
  name: string
  /** The author's ORCID iD, or the page about the author. */
  url?: string
}

/** One entry of a feed: an article, or a change to one. */
export interface FeedEntry {
  /** Its unique identifier, which never changes. For an article, it is the address. */
  id: string
  title: string
  link: string
  /** The BCP 47 tag of its language, if that is not the language of the feed. */
  language?: string
  summary: string
  /** The full text as HTML, with absolute addresses; absent in archives, which link to it. */
  html?: string
  authors: FeedAuthor[]
  topics: string[]
  published: CalendarDate
  /** The day of its last change. */
  updated: CalendarDate
  /** The address of its picture. */
  image?: string
}

/**
 * Writes a feed as RSS 2.0 (RSS Advisory Board specification and profile): full text in `content:encoded`, names in
 * `dc:creator`, its own address in `atom:link`, the last change of an entry in `atom:updated`. The description of an item
 * is HTML; everything else except the full text is plain (profile, "Character Data"). Archives are linked as in Atom.
 */
export function rssFeed(feed: Feed, addresses: FeedAddresses): string {
  return writeXml(
    feed,
    generateRssFeed({
      title: feed.title,
      link: feed.link,
      description: feed.description,
      language: feed.language,
      ...(feed.copyright ? { copyright: feed.copyright } : {}),
      ...(feed.entries.length > 0 ? { lastBuildDate: toDate(feed.updated) } : {}),
      atom: { links: linksOf(feed, addresses, feedFormats.rss.mediaType) },
      items: feed.entries.map((entry) => ({
        title: entry.title,
        link: entry.link,
        guid: { value: entry.id, isPermaLink: entry.id === entry.link },
        description: toHtml({ type: 'text', value: entry.summary }),
        pubDate: toDate(entry.published),
        categories: entry.topics.map((name) => ({ name })),
        dc: {
          creators: entry.authors.map(({ name }) => name),
          ...(entry.language === undefined ? {} : { languages: [entry.language] }),
        },
        ...(entry.updated === entry.published ? {} : { atom: { updated: toDate(entry.updated) } }),
        ...(entry.html === undefined ? {} : { content: { encoded: entry.html } }),
      })),
    }),
  )
}

/**
 * Writes a feed as Atom (RFC 4287): `published` is the first publication, `updated` the last recorded change. Archives are
 * marked and linked as RFC 5005 requires (section 4). All documents of a feed have one identifier.
 */
export function atomFeed(feed: Feed, addresses: FeedAddresses): string {
  return writeXml(
    feed,
    generateAtomFeed({
      xml: { lang: feed.language },
      id: addresses.current,
      title: { value: feed.title },
      subtitle: { value: feed.description },
      updated: toDate(feed.updated),
      authors: [person(feed.publisher)],
      ...(feed.copyright ? { rights: { value: feed.copyright } } : {}),
      links: [
        ...linksOf(feed, addresses, feedFormats.atom.mediaType),
        { href: feed.link, rel: 'alternate', type: mediaTypes.html },
      ],
      entries: feed.entries.map((entry) => ({
        ...(entry.language === undefined ? {} : { xml: { lang: entry.language } }),
        id: entry.id,
        title: { value: entry.title },
        links: [{ href: entry.link, rel: 'alternate', type: mediaTypes.html }],
        published: toDate(entry.published),
        updated: toDate(entry.updated),
        authors: entry.authors.map(person),
        categories: entry.topics.map((term) => ({ term })),
        // Without a type it is text too (RFC 4287, section 3.1.1), but some readers guess.
        summary: { type: 'text', value: entry.summary },
        ...(entry.html === undefined ? {} : { content: { type: 'html', value: entry.html } }),
      })),
    }),
  )
}

/**
 * Writes a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). Each document links to the next older archive, and the one that
 * readers subscribe to names the hub ("Subscribing to Real-time Notifications").
 */
export function jsonFeed(feed: Feed, { self, older }: FeedAddresses): string {
  const { hub, archive } = feed
  const written = generateJsonFeed({
    title: feed.title,
    home_page_url: feed.link,
    feed_url: self,
    ...(older === undefined ? {} : { next_url: older }),
    description: feed.description,
    language: feed.language,
    authors: [feed.publisher],
    ...(hub === undefined || archive !== undefined ? {} : { hubs: [{ type: 'WebSub', url: hub }] }),
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.link,
      title: entry.title,
      summary: entry.summary,
      ...(entry.html === undefined
        ? { content_text: entry.summary }
        : { content_html: entry.html }),
      ...(entry.image ? { image: entry.image } : {}),
      date_published: toDate(entry.published),
      date_modified: toDate(entry.updated),
      authors: entry.authors,
      tags: entry.topics,
      language: entry.language ?? feed.language,
    })),
  })
  // feedsmith leaves out a list without entries, which the format requires.
  const { items = [], ...head } = written as { items?: unknown[] }
  return `${JSON.stringify({ ...head, items }, null, 2).toWellFormed()}\n`
}

/** Writes a document of a feed, by the name of its file. */
export const writers: Readonly<Record<FeedFile, (feed: Feed, addresses: FeedAddresses) => string>> =
  {
    'rss.xml': rssFeed,
    'atom.xml': atomFeed,
    'feed.json': jsonFeed,
  }

function person({ name, url }: FeedAuthor): { name: string; uri?: string } {
  return { name, ...(url === undefined ? {} : { uri: url }) }
}

/**
 * The links of a document to itself, to others of its feed (RFC 5005, section 4), and to the hub (WebSub, section 4). Archives have no hub: nobody
 * subscribes to them.
 */
function linksOf({ hub, archive }: Feed, addresses: FeedAddresses, type: string) {
  const { self, current, older, newer } = addresses
  return [
    { href: self, rel: 'self', type },
    ...(hub === undefined || archive !== undefined ? [] : [{ href: hub, rel: 'hub' }]),
    ...(current === self ? [] : [{ href: current, rel: 'current', type }]),
    ...(older === undefined ? [] : [{ href: older, rel: 'prev-archive', type }]),
    ...(newer === undefined ? [] : [{ href: newer, rel: 'next-archive', type }]),
  ]
}

/** The mark of an archive (RFC 5005, section 4), which feedsmith does not write. */
const archiveMark = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>'

function writeXml({ archive }: Feed, xml: string): string {
  const fit = withReferences(xml.toWellFormed().replace(notInXml, ''))
  // It comes before the entries, of which an archive has at least one.
  return archive === undefined
    ? fit
    : fit.replace(/( *)(?=<(?:item|entry)>)/, `$1${archiveMark}\n$1`)
}

/** Matches an element whose text feedsmith writes as CDATA sections, with white space around them. */
const inSections = /<([\w:]+)((?:\s[^<>]*)?)>\s*((?:<!\[CDATA\[(?:(?!\]\]>)[^])*\]\]>)+)\s*<\/\1>/g

/**
 * Writes text in the form that most feed readers understand: with `&#x26;` and `&#x3C;` (RSS Best Practices Profile,
 * "Character Data"), without white space around it. Some readers decode the text of a CDATA section once too often, so
 * that words after a `<` are lost.
 */
function withReferences(xml: string): string {
  return xml.replace(
    inSections,
    (_whole, name: string, attributes: string, sections: string) =>
      `<${name}${attributes}>${referenced(sections)}</${name}>`,
  )
}

/** A `>` needs a reference only where it would end a section (XML 1.0, section 2.4). */
function referenced(sections: string): string {
  return sections
    .replace(/<!\[CDATA\[([^]*?)\]\]>/g, '$1')
    .replace(/[&<]|(?<=\]\])>/g, (mark) => `&#x${mark.charCodeAt(0).toString(16).toUpperCase()};`)
}
