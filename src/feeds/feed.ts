/** Feeds of articles: records in, XML out. */

import { generateRssFeed } from 'feedsmith'

import type { CalendarDate } from '../shared/dates.ts'

import { toDate } from '../shared/dates.ts'

/** A feed as a whole. */
export interface Feed {
  title: string
  description: string
  language: string
  /** The page the feed stands for. */
  link: string
  /** The address of the feed itself. */
  self: string
  copyright?: string
  entries: FeedEntry[]
}

/** One article in a feed. */
export interface FeedEntry {
  title: string
  /** The article's address; it identifies the entry and never changes. */
  link: string
  summary: string
  /** The full text as HTML, with absolute addresses. */
  html: string
  authors: string[]
  topics: string[]
  published: CalendarDate
}

/** What XML 1.0 has no place for ("Char" of its section 2.2): control characters and what is no character. */
const notInXml = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu

/**
 * Writes a feed as RSS 2.0 (RSS Advisory Board specification and profile): full text in `content:encoded`, names in
 * `dc:creator`, its own address in `atom:link`.
 */
export function rssFeed(feed: Feed): string {
  const newest = feed.entries
    .map(({ published }) => published)
    .sort()
    .at(-1)
  const xml = generateRssFeed({
    title: feed.title,
    link: feed.link,
    description: feed.description,
    language: feed.language,
    ...(feed.copyright ? { copyright: feed.copyright } : {}),
    ...(newest ? { lastBuildDate: toDate(newest) } : {}),
    atom: { links: [{ href: feed.self, rel: 'self', type: 'application/rss+xml' }] },
    items: feed.entries.map((entry) => ({
      title: entry.title,
      link: entry.link,
      guid: { value: entry.link, isPermaLink: true },
      description: entry.summary,
      pubDate: toDate(entry.published),
      categories: entry.topics.map((name) => ({ name })),
      dc: { creators: entry.authors },
      content: { encoded: entry.html },
    })),
  })
  return xml.toWellFormed().replace(notInXml, '')
}
