/** Which feeds there are, and where they are found. */

import type { ArticleRecord, NamedRecords } from '../articles/verdicts.ts'
import type { Home } from '../metadata/node.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { FeedSubject, Target } from '../shared/urls.ts'
import type { Feed, FeedEntry } from './feed.ts'

import { publisherOf } from '../metadata/agents.ts'
import { newestDay } from '../shared/dates.ts'
import { articleEntry, revisionEntries } from './entries.ts'
import { feedFormats } from './feed.ts'

/** An article and its text as HTML that stands alone. */
export interface WrittenArticle extends ArticleRecord {
  html: string
}

/**
 * The feed of articles.
 *
 * @param articles newest first
 * @param topic the topic that all of them are about; by default they are all there are
 * @param idle the day of the last change where there are no entries
 */
export function articlesFeed(
  articles: readonly WrittenArticle[],
  records: NamedRecords,
  { topic, idle }: { topic?: string | undefined; idle: CalendarDate },
  home: Home,
): Feed {
  const { site } = home
  const record = topic === undefined ? undefined : records.topics.get(topic)
  const of: FeedSubject = topic === undefined ? { to: 'home' } : { to: 'topic', id: topic }
  const entries = articles.map((article) => articleEntry(article, article.html, records, home))
  const description = record?.description ?? site.description ?? site.name
  return feedOf(of, description, entries, record?.name, idle, home)
}

/**
 * The feed of changes to articles, newest first.
 *
 * @param articles all that are published
 * @param idle the day of the last change where there are no entries
 */
export function correctionsFeed(
  articles: readonly ArticleRecord[],
  records: NamedRecords,
  { idle }: { idle: CalendarDate },
  home: Home,
): Feed {
  const entries = revisionEntries(articles, records, home)
  const description = 'Every substantive change to a published fact-check, newest first.'
  return feedOf({ to: 'corrections' }, description, entries, 'Corrections', idle, home)
}

function feedOf(
  of: FeedSubject,
  description: string,
  entries: FeedEntry[],
  part: string | undefined,
  idle: CalendarDate,
  home: Home,
): Feed {
  const { site, urls } = home
  return {
    of,
    title: part === undefined ? site.name : `${site.name}: ${part}`,
    description,
    language: site.language,
    link: urls.absolute(of),
    publisher: publisherOf(home),
    ...(site.licence ? { copyright: `${site.licence.name} ${site.licence.url}` } : {}),
    updated: newestDay(entries.map(({ updated }) => updated)) ?? idle,
    entries,
  }
}

/** A feed in one format, as a page announces it. */
export interface FeedLink {
  /** What the format is called. */
  format: string
  title: string
  mediaType: string
  target: Target
}

/** The formats of a feed as links, each under a title that says what it follows. */
export function feedLinks(of: FeedSubject, title: string): FeedLink[] {
  return Object.values(feedFormats).map(({ label, file, mediaType }) => ({
    format: label,
    title: `${title} (${label})`,
    mediaType,
    target: { to: 'feed', of, file },
  }))
}

/**
 * The feeds that a page announces in its head: its own where it has one, then those of the site.
 *
 * @param title of the page
 */
export function announcedFeeds(
  target: Target | undefined,
  title: string,
  { site }: Pick<Home, 'site'>,
): FeedLink[] {
  const subject = target && subjectOf(target)
  return [
    ...(subject ? feedLinks(subject, `${site.name}: ${title}`) : []),
    ...feedLinks({ to: 'home' }, site.name),
  ]
}

function subjectOf(target: Target): FeedSubject | undefined {
  if (target.to === 'corrections') return { to: 'corrections' }
  return target.to === 'topic' ? { to: 'topic', id: target.id } : undefined
}
