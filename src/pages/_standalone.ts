/** Renders parts of pages as HTML that works outside them. Not a route: feeds and copies share it. */

import type { AstroComponentFactory } from 'astro/runtime/server/index.js'

import { getContainerRenderer } from '@astrojs/mdx/container-renderer'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { loadRenderers } from 'astro:container'

import type { Article } from '../publication/published.ts'

import { mdxComponents } from '../components/mdx/index.ts'
import { textOf } from '../components/mdx/text.ts'
import { standalone } from '../feeds/absolute.ts'
import { unmark } from '../messages/marks.ts'
import { currentSite, inLanguage } from '../site.ts'

/** Returns the text of an article as standalone HTML, in its language. */
export async function standaloneArticle(article: Article, locals: App.Locals): Promise<string> {
  const home = inLanguage(currentSite(), article.data.language)
  const Content = await textOf('articles', article.id, locals)
  const html = await renderAlone(
    Content,
    { components: mdxComponents },
    {
      ...locals,
      article,
      words: home.words,
    },
  )
  return standalone(unmark(html), home.urls.absolute({ to: 'article', id: article.id }))
}

/** Renders a component outside of any page. */
export async function renderAlone(
  component: AstroComponentFactory,
  props: Record<string, unknown>,
  locals: App.Locals,
): Promise<string> {
  container ??= createContainer()
  return (await container).renderToString(component, { props, locals })
}

let container: Promise<AstroContainer> | undefined

async function createContainer(): Promise<AstroContainer> {
  const renderers = await loadRenderers([getContainerRenderer()])
  return AstroContainer.create({ renderers })
}
