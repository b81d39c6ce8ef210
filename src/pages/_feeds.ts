/** The feeds of the site. Not a route: the routes of all formats share it. */

import { getContainerRenderer } from '@astrojs/mdx/container-renderer'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { loadRenderers } from 'astro:container'

import type { Feed } from '../feeds/feed.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Article } from '../publication/published.ts'

import { articlesOnTopic } from '../components/articles/selections.ts'
import { mdxComponents } from '../components/mdx/index.ts'
import { standalone } from '../feeds/absolute.ts'
import { textOf } from '../components/mdx/text.ts'
import * as feeds from '../feeds/feeds.ts'
import { currentSite } from '../site.ts'

/** Returns the feed of all articles, or of those on a topic, with their full texts. */
export async function articlesFeed(locals: App.Locals, topic?: string): Promise<Feed> {
  const { library } = locals
  const articles = topic === undefined ? library.articles : articlesOnTopic(library, topic)
  const written = await Promise.all(
    articles.map(async (article) => ({ ...article, html: await articleHtml(article, locals) })),
  )
  return feeds.articlesFeed(written, library, { topic, idle: lastDay(locals) }, currentSite())
}

/** Returns the feed of all changes to articles. */
export function correctionsFeed(locals: App.Locals): Feed {
  const { library } = locals
  return feeds.correctionsFeed(library.articles, library, { idle: lastDay(locals) }, currentSite())
}

/** Returns the day of the last change to an article; today if there is none. */
function lastDay({ library, today }: App.Locals): CalendarDate {
  return library.lastChange ?? today()
}

/** Returns the text of an article as standalone HTML. A build renders it once for all feeds. */
function articleHtml(article: Article, { once }: App.Locals): Promise<string> {
  return once(`feed ${article.id}`, async (locals) => {
    container ??= createContainer()
    const Content = await textOf('articles', article.id, locals)
    const html = await (
      await container
    ).renderToString(Content, {
      props: { components: mdxComponents },
      locals: { ...locals, article },
    })
    return standalone(html, currentSite().urls.absolute({ to: 'article', id: article.id }))
  })
}

let container: Promise<AstroContainer> | undefined

async function createContainer(): Promise<AstroContainer> {
  const renderers = await loadRenderers([getContainerRenderer()])
  return AstroContainer.create({ renderers })
}
