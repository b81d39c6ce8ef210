/** The feeds of the site. Not a route: the routes of all formats share it. */

import type { Feed } from '../feeds/feed.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Article, ChangePlace } from '../publication/published.ts'

import { articlesWithIds } from '../components/articles/selections.ts'
import { standalone } from '../feeds/absolute.ts'
import { currentArticles } from '../feeds/current-articles.ts'
import {
  type ArticleSubject,
  archiveCount,
  archiveName,
  entriesPerDocument,
} from '../publication/archives.ts'
import * as feeds from '../feeds/feeds.ts'
import { currentSite, inLanguage } from '../site.ts'
import { htmlOfArticle } from './_standalone.ts'

/** Returns the feed of all articles, or of those on a topic, in a language or on what a claimant said, with the full texts of the newest. */
export async function articlesFeed(
  locals: App.Locals,
  of: ArticleSubject = { to: 'home' },
): Promise<Feed> {
  const { library } = locals
  const ids = articleIdsOf(of, library)
  const current = currentArticles(
    ids,
    ids.length > entriesPerDocument ? library.changes : [],
    (id) => library.articlesById.get(id)?.data.published,
  )
  const written = await Promise.all(
    articlesWithIds(library, current).map(async (article) => ({
      ...article,
      html: await articleHtml(article, locals),
    })),
  )
  const document = { of, idle: () => lastDay(locals), ...olderThan(archiveCount(ids.length)) }
  return feeds.articlesFeed(written, library, document, currentSite())
}

/**
 * Returns an archive of the feed of all articles, or of those on a topic or in a language. Its entries have no texts.
 *
 * @returns `undefined` if there is no such archive
 */
export function articlesArchive(
  locals: App.Locals,
  archive: number,
  of: ArticleSubject = { to: 'home' },
): Feed | undefined {
  const { library } = locals
  const ids = library.articleArchives.get(archiveName(archive, of))
  if (!ids) return undefined
  const articles = articlesWithIds(library, ids)
  const hasNewer = library.articleArchives.has(archiveName(archive + 1, of))
  const document = { of, idle: () => lastDay(locals), ...archiveWithNeighbours(archive, hasNewer) }
  return feeds.articlesFeed(articles, library, document, currentSite())
}

/** Returns the feed of the newest changes to articles. */
export function correctionsFeed(locals: App.Locals): Feed {
  const { library } = locals
  const changes = changesAt(library, library.changes.slice(0, entriesPerDocument))
  const document = {
    idle: () => lastDay(locals),
    ...olderThan(archiveCount(library.changes.length)),
  }
  return feeds.correctionsFeed(changes, library, document, currentSite())
}

/**
 * Returns an archive of the feed of changes to articles.
 *
 * @returns `undefined` if there is no such archive
 */
export function correctionsArchive(locals: App.Locals, archive: number): Feed | undefined {
  const { library } = locals
  const places = library.changeArchives.get(`${archive}`)
  if (!places) return undefined
  const changes = changesAt(library, places)
  const hasNewer = library.changeArchives.has(`${archive + 1}`)
  const document = { idle: () => lastDay(locals), ...archiveWithNeighbours(archive, hasNewer) }
  return feeds.correctionsFeed(changes, library, document, currentSite())
}

/** Returns the articles with the changes at some places. */
export function changesAt(
  { articlesById }: App.Locals['library'],
  places: readonly ChangePlace[],
): feeds.ArticleChange[] {
  return places.flatMap(({ article: id, revision }) => {
    const article = articlesById.get(id)
    return article ? [{ article, revision }] : []
  })
}

function articleIdsOf(
  of: ArticleSubject,
  { articleIds, articlesByTopic, articlesByLanguage, articlesByClaimant }: App.Locals['library'],
): readonly string[] {
  if (!('id' in of)) return articleIds
  const byPart = {
    topic: articlesByTopic,
    language: articlesByLanguage,
    claimant: articlesByClaimant,
  }
  return byPart[of.to].get(of.id) ?? []
}

/** The next older archive, if there is one. */
function olderThan(archive: number): { older?: number } {
  return archive > 0 ? { older: archive } : {}
}

function archiveWithNeighbours(archive: number, hasNewer: boolean) {
  return { archive, ...olderThan(archive - 1), ...(hasNewer ? { newer: archive + 1 } : {}) }
}

/** Returns the day of the last change to an article; today if there is none. */
function lastDay({ library, today }: App.Locals): CalendarDate {
  return library.lastChange ?? today()
}

/** Returns the text of an article as standalone HTML. A build renders it once for all feeds. */
function articleHtml(article: Article, { once }: App.Locals): Promise<string> {
  return once(`feed ${article.id}`, async (locals) => {
    const { urls, words } = inLanguage(currentSite(), article.data.language)
    return standalone(
      await htmlOfArticle(article, locals),
      urls.absolute({ to: 'article', id: article.id }),
      {
        seeDrawing: words.say('feeds.seeDrawing'),
        separator: words.say('figures.separator'),
        pictureOf: locals.drawing,
      },
    )
  })
}
