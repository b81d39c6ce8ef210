/** The feeds of the site. Not a route: the routes of all formats share it. */

import { getContainerRenderer } from '@astrojs/mdx/container-renderer'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { loadRenderers } from 'astro:container'

import type { Feed } from '../feeds/feed.ts'
import { type CalendarDate, today } from '../shared/dates.ts'
import type { Article, PublishedPublication } from '../publication/published.ts'

import { articlesOnTopic } from '../components/articles/selections.ts'
import { mdxComponents } from '../components/mdx/index.ts'
import { standalone } from '../feeds/absolute.ts'
import * as feeds from '../feeds/feeds.ts'
import { getLibrary, renderArticle } from '../library.ts'
import { currentSite } from '../site.ts'

/** Returns the feed of all articles, or of those on a topic, with their full texts. */
export async function articlesFeed(topic?: string): Promise<Feed> {
  const library = await getLibrary()
  const articles = topic === undefined ? library.articles : articlesOnTopic(library, topic)
  const written = await Promise.all(
    articles.map(async (article) => ({ ...article, html: await articleHtml(article) })),
  )
  return feeds.articlesFeed(written, library, { topic, idle: lastDay(library) }, currentSite())
}

/** Returns the feed of all changes to articles. */
export async function correctionsFeed(): Promise<Feed> {
  const library = await getLibrary()
  return feeds.correctionsFeed(library.articles, library, { idle: lastDay(library) }, currentSite())
}

/** Returns the day of the last change to an article; today if there is none. */
function lastDay({ lastChange }: PublishedPublication): CalendarDate {
  return lastChange ?? today()
}

const htmlOfArticles = new Map<string, Promise<string>>()

/** Returns the text of an article as standalone HTML. A build renders it once for all feeds. */
function articleHtml(article: Article): Promise<string> {
  const known = import.meta.env.DEV ? undefined : htmlOfArticles.get(article.id)
  const html = known ?? writeArticleHtml(article)
  htmlOfArticles.set(article.id, html)
  return html
}

let container: Promise<AstroContainer> | undefined

async function writeArticleHtml(article: Article): Promise<string> {
  container ??= createContainer()
  const Content = await renderArticle(article)
  const html = await (
    await container
  ).renderToString(Content, {
    props: { components: mdxComponents },
    locals: { library: await getLibrary(), article },
  })
  return standalone(html, currentSite().urls.absolute({ to: 'article', id: article.id }))
}

async function createContainer(): Promise<AstroContainer> {
  const renderers = await loadRenderers([getContainerRenderer()])
  return AstroContainer.create({ renderers })
}
