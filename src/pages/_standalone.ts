/** Renders parts of pages as HTML that works outside them. Not a route: feeds and copies share it. */

import type { AstroComponentFactory } from 'astro/runtime/server/index.js'

import { getContainerRenderer } from '@astrojs/mdx/container-renderer'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { loadRenderers } from 'astro:container'

import type { Article } from '../publication/published.ts'

import { mdxComponents } from '../components/mdx/index.ts'
import { textOf } from '../components/mdx/text.ts'
import { unmark } from '../messages/marks.ts'
import { currentSite, inLanguage } from '../site.ts'

/** Returns the text of an article as HTML, in its language. */
export async function htmlOfArticle(article: Article, locals: App.Locals): Promise<string> {
  const home = inLanguage(currentSite(), article.data.language)
  // Several articles can be rendered at once, and each finds its own pictures.
  const own = { ...locals, article, words: home.words }
  const Content = await textOf('articles', article.id, own)
  return unmark(await renderAlone(Content, { components: mdxComponents }, own))
}

/** Renders a component outside of any page. */
export async function renderAlone(
  component: AstroComponentFactory,
  props: Record<string, unknown>,
  locals: App.Locals,
): Promise<string> {
  renderers ??= loadRenderers([getContainerRenderer()])
  // A container keeps each component that it has rendered.
  const container = await AstroContainer.create({ renderers: await renderers })
  return container.renderToString(component, { props, locals })
}

let renderers: ReturnType<typeof loadRenderers> | undefined
