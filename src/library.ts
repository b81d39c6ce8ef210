/** Asks Astro's collections for the publication. The only module that imports `astro:content`. */

import type { SSRResult } from 'astro'
import {
  type CollectionEntry,
  type CollectionKey,
  getCollection,
  getEntry,
  render,
} from 'astro:content'

import { createComponent, render as renderTemplate, renderComponent } from 'astro/compiler-runtime'
import { toHtml } from 'hast-util-to-html'

import type { CslItem } from './references/csl.ts'
import type { Article, Page, PublishedPublication } from './publication/published.ts'
import { type FormattedItems, publish } from './publication/publish.ts'

import { extractFromMarkdown } from './citations/extract.ts'
import { formatEntries } from './citations/format.ts'
import { bareKeyMatcher } from './citations/keys.ts'
import Missing from './components/mdx/Missing.astro'
import { toReaderResponse } from './markdown/responses.ts'
import { citableItems } from './publication/citable-items.ts'
import { textFacts } from './publication/text-facts.ts'
import { currentSite } from './site.ts'

let library: Promise<PublishedPublication> | undefined

/** Returns everything that pages show: queried once for a build, and for each page in `npm run dev`. */
export function getLibrary(): Promise<PublishedPublication> {
  if (import.meta.env.DEV) return loadLibrary()
  library ??= loadLibrary()
  return library
}

/** Returns the text of an article as a component. */
export async function renderArticle({ id }: Article) {
  return renderText('articles', id)
}

/** Returns the text of a page as a component. */
export async function renderPage({ id }: Page) {
  return renderText('pages', id)
}

async function renderText(collection: 'articles' | 'pages', id: string) {
  const entry = await getEntry(collection, id)
  if (!entry)
    throw new Error(`There is no ${collection === 'articles' ? 'article' : 'page'} “${id}”.`)
  return (await compile(entry)).Content
}

async function loadLibrary(): Promise<PublishedPublication> {
  const { site, urls } = currentSite()
  const references = await mapOf('references')
  const searches = await mapOf('searches')
  const items = citableItems(references, searches, site)
  const isKey = bareKeyMatcher(items)
  return publish(
    {
      articles: await withFacts(await getCollection('articles')),
      pages: await withFacts(await getCollection('pages')),
      claims: await mapOf('claims'),
      references,
      searches,
      people: await mapOf('people'),
      topics: await mapOf('topics'),
      ratings: await mapOf('ratings'),
      charts: await mapOf('charts'),
      responses: (await getCollection('responses')).map(({ id, data, body = '' }) =>
        toReaderResponse({ id, data, body }, urls),
      ),
    },
    await formatItems(items),
    (markdown) => extractFromMarkdown(markdown, isKey).keys.map(({ key }) => key),
  )
}

async function mapOf<Key extends CollectionKey>(collection: Key) {
  const entries = await getCollection(collection)
  return new Map(entries.map(({ id, data }) => [id, data as CollectionEntry<Key>['data']]))
}

async function withFacts<Entry extends CollectionEntry<'articles' | 'pages'>>(
  entries: readonly Entry[],
) {
  return Promise.all(
    entries.map(async (entry) => {
      const { remarkPluginFrontmatter } = await compile(entry)
      const data: Entry['data'] = entry.data
      const { id, filePath: file = '' } = entry
      return { id, data, file, facts: textFacts(remarkPluginFrontmatter) }
    }),
  )
}

/** Formats all items in the style of the site. If that style is invalid, `npm run dev` uses the default style. */
async function formatItems(items: ReadonlyMap<string, CslItem>): Promise<FormattedItems> {
  const { csl, language } = currentSite().site
  const styles = new Map((await getCollection('styles')).map(({ id, data }) => [id, data.xml]))
  const format = (style: string) => {
    const settings = { style, styles, language }
    const entries = formatEntries({ ...settings, items })
    return {
      items,
      settings,
      entries: new Map([...entries].map(([key, content]) => [key, toHtml(content)])),
    }
  }
  try {
    return format(csl)
  } catch (error) {
    if (!import.meta.env.DEV) throw error
    return format('vancouver')
  }
}

/** Compiles a text. In `npm run dev`, a text that does not compile shows the error on its own page only. */
async function compile(
  entry: CollectionEntry<'articles' | 'pages'>,
): Promise<Pick<Awaited<ReturnType<typeof render>>, 'Content' | 'remarkPluginFrontmatter'>> {
  try {
    return await render(entry)
  } catch (error) {
    if (!import.meta.env.DEV) throw error
    const { message } = error as Error
    const Content = createComponent(
      (result: SSRResult) =>
        renderTemplate`${renderComponent(result, 'Missing', Missing, { message })}`,
    )
    return { Content, remarkPluginFrontmatter: {} }
  }
}
