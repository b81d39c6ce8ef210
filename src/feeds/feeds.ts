/** Creates the feeds, and links to them. */

import type { ArticleRecord, NamedRecords } from '../articles/verdicts.ts'
import type { Home } from '../metadata/node.ts'
import { type CalendarDate, newestDay } from '../shared/dates.ts'
import type { ArticleSubject } from '../publication/archives.ts'
import type { PublishedPublication } from '../publication/published.ts'
import type { FeedSubject, Target } from '../shared/urls.ts'
import type { Feed } from './feed.ts'

import { publisherOf } from '../metadata/agents.ts'
import { languageName } from '../shared/language.ts'
import { inLanguage } from '../site.ts'
import { articleEntry, revisionEntry } from './feed-entries.ts'
import { feedFormats } from './formats.ts'

/** An article and its text as HTML that works outside the page; without the text in an archive. */
export interface WrittenArticle extends ArticleRecord {
  html?: string
}

/** A change to an article. */
export interface ArticleChange {
  article: ArticleRecord
  /** Its position in `revisions` of the article. */
  revision: number
}

/** Which document of a feed to write. */
export interface FeedDocument extends Pick<Feed, 'archive' | 'older' | 'newer'> {
  /** Returns the date of a feed without entries. */
  idle: () => CalendarDate
}

/**
 * Returns a document of the feed of articles.
 *
 * @param articles those in the document, newest first
 * @param document.of which articles they are: all, or those on a topic, in a language or of what a claimant said
 */
export function articlesFeed(
  articles: readonly WrittenArticle[],
  records: NamedRecords & Pick<PublishedPublication, 'claimants'>,
  { of, ...document }: FeedDocument & { of: ArticleSubject },
  site: Home,
): Feed {
  const home = of.to === 'language' ? inLanguage(site, of.id) : site
  const topic = of.to === 'topic' ? records.topics.get(of.id) : undefined
  const claimant = of.to === 'claimant' ? records.claimants.get(of.id)?.data.name : undefined
  const entries = articles.map((article) => articleEntry(article, article.html, records, home))
  const description =
    claimant === undefined
      ? (topic?.description ?? home.site.description ?? home.site.name)
      : home.words.say('claimants.feed', { claimant })
  const part = of.to === 'language' ? languageName(of.id, of.id) : (topic?.name ?? claimant)
  return feedOf(of, { description, entries, part }, document, home)
}

/**
 * Returns a document of the feed of changes to articles.
 *
 * @param changes those in the document, newest first
 */
export function correctionsFeed(
  changes: readonly ArticleChange[],
  records: NamedRecords,
  document: FeedDocument,
  home: Home,
): Feed {
  const entries = changes.flatMap(({ article, revision }) =>
    revisionEntry(article, revision, records, home),
  )
  const { words } = home
  const description = words.say('feeds.changesOnly')
  const content = { description, entries, part: words.say('feeds.corrections') }
  return feedOf({ to: 'corrections' }, content, document, home)
}

function feedOf(
  of: FeedSubject,
  {
    description,
    entries,
    part,
  }: Pick<Feed, 'description' | 'entries'> & { part: string | undefined },
  { idle, archive, older, newer }: FeedDocument,
  home: Home,
): Feed {
  const { site, urls, words } = home
  return {
    of,
    title: part === undefined ? site.name : words.say('feeds.partOf', { site: site.name, part }),
    description,
    language: site.language,
    link: urls.absolute(of),
    publisher: publisherOf(home),
    ...(site.licence ? { copyright: `${site.licence.name} ${site.licence.url}` } : {}),
    updated: newestDay(entries.map(({ updated }) => updated)) ?? idle(),
    entries,
    ...(site.hub === undefined ? {} : { hub: site.hub }),
    ...(archive === undefined ? {} : { archive }),
    ...(older === undefined ? {} : { older }),
    ...(newer === undefined ? {} : { newer }),
  }
}

/** A link to a feed in one format. */
export interface FeedLink {
  /** The name of the format. */
  format: string
  title: string
  mediaType: string
  target: Target
}

/** Returns links to the formats of a feed, with titles that say what it follows. */
export function feedLinks(of: FeedSubject, title: string): FeedLink[] {
  return Object.values(feedFormats).map(({ label, file, mediaType }) => ({
    format: label,
    title: `${title} (${label})`,
    mediaType,
    target: { to: 'feed', of, file },
  }))
}

/**
 * Returns the feeds that a page links to in its head: its own, if it has one, then those of the site.
 *
 * @param title the title of the page
 */
export function announcedFeeds(
  target: Target | undefined,
  title: string,
  { site, words }: Pick<Home, 'site' | 'words'>,
): FeedLink[] {
  const subject = target && subjectOf(target)
  return [
    ...(subject
      ? feedLinks(subject, words.say('feeds.partOf', { site: site.name, part: title }))
      : []),
    ...feedLinks({ to: 'home' }, site.name),
  ]
}

function subjectOf(target: Target): FeedSubject | undefined {
  if (target.to === 'corrections') return { to: 'corrections' }
  if (target.to === 'list-page') return subjectOf(target.of)
  return target.to === 'topic' || target.to === 'language' || target.to === 'claimant'
    ? { to: target.to, id: target.id }
    : undefined
}
