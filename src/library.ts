/** The door between Astro's collections and the pages: everything is asked for once and handed on as plain maps. */

import type { SSRResult } from 'astro'
import type { CollectionEntry, CollectionKey } from 'astro:content'

import { join } from 'node:path'

import { getContainerRenderer } from '@astrojs/mdx/container-renderer'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { createComponent, render as renderTemplate, renderComponent } from 'astro/compiler-runtime'
import { loadRenderers } from 'astro:container'
import { getCollection, render } from 'astro:content'
import { toHtml } from 'hast-util-to-html'

import type { CitedFields } from './citations/fields.ts'
import type { FormatOptions } from './citations/format.ts'
import type { Mention } from './publication/text-facts.ts'
import type { Claim } from './claims/schema.ts'
import type {
  Article,
  Page,
  PublishedPublication,
  ReaderResponse,
  Source,
  SourceMention,
} from './publication/published.ts'
import type { Feed } from './feeds/feed.ts'
import type { Chart } from './charts/schema.ts'
import type { CslItem } from './references/csl.ts'
import type { Reference } from './references/schema.ts'
import type { Search } from './searches/schema.ts'
import type { CalendarDate } from './shared/dates.ts'

import { isReservedPath } from './articles/attachments.ts'
import { articleFolder } from './articles/folder.ts'
import { relateArticles, type Comparable } from './articles/related.ts'
import { isWithdrawn, lastModified } from './articles/revisions.ts'
import { separateRated } from './articles/verdicts.ts'
import { sourceDetails } from './citations/details.ts'
import { citeFields } from './citations/fields.ts'
import { formatEntries } from './citations/format.ts'
import { evidenceSlots } from './citations/slots.ts'
import { mdxComponents } from './components/mdx/index.ts'
import Missing from './components/mdx/Missing.astro'
import { articleToCsl } from './exports/article.ts'
import { standalone } from './feeds/absolute.ts'
import {
  articlesFeed as feedOfArticles,
  correctionsFeed as feedOfCorrections,
} from './feeds/feeds.ts'
import { textFacts } from './publication/text-facts.ts'
import { chartName } from './charts/chart-name.ts'
import { rehypeAddresses, resolveAuthored } from './markdown/addresses.ts'
import { bibliographyId } from './shared/page-ids.ts'
import { harmlessHtml } from './markdown/untrusted.ts'
import { fileNamed, listFiles } from './reading/files.ts'
import { referenceToCsl } from './references/reference.ts'
import { threadsByArticle } from './responses/thread.ts'
import { searchToCsl } from './searches/search.ts'
import { newestDay, today } from './shared/dates.ts'
import { toNormalForm } from './shared/normal-form.ts'
import { contentDirectory, currentSite } from './site.ts'

let library: Promise<PublishedPublication> | undefined
let container: Promise<AstroContainer> | undefined

/** Everything the pages show. Asked for once per build, and anew for each page while developing. */
export function getLibrary(): Promise<PublishedPublication> {
  if (import.meta.env.DEV) return loadLibrary()
  library ??= loadLibrary()
  return library
}

/** An article or page ready to be put into a layout. */
export async function renderArticle(article: Article) {
  return renderEntry('articles', article.id)
}

/** The same for a page. */
export async function renderPage(page: Page) {
  return renderEntry('pages', page.id)
}

/** The feed of all articles, or of those on a topic, each with its full text. */
export async function articlesFeed(topic?: string): Promise<Feed> {
  const library = await getLibrary()
  const articles = library.articles.filter(
    ({ data }) => topic === undefined || data.topics.includes(topic),
  )
  const written = await Promise.all(
    articles.map(async (article) => ({ ...article, html: await articleHtml(article) })),
  )
  return feedOfArticles(written, library, { topic, idle: lastDay(library) }, currentSite())
}

/** The feed of all changes to articles. */
export async function correctionsFeed(): Promise<Feed> {
  const library = await getLibrary()
  return feedOfCorrections(library.articles, library, { idle: lastDay(library) }, currentSite())
}

/** The day of the last change to anything published; today, where nothing is. */
function lastDay({ articles }: PublishedPublication): CalendarDate {
  return newestDay(articles.map(({ data }) => lastModified(data))) ?? today()
}

const htmlOfArticles = new Map<string, Promise<string>>()

/** The body of an article as HTML that stands alone. Rendered once per build, for however many feeds it stands in. */
function articleHtml(article: Article): Promise<string> {
  const known = import.meta.env.DEV ? undefined : htmlOfArticles.get(article.id)
  const html = known ?? writeArticleHtml(article)
  htmlOfArticles.set(article.id, html)
  return html
}

async function writeArticleHtml(article: Article): Promise<string> {
  container ??= createContainer()
  const { Content } = await renderArticle(article)
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

async function loadLibrary(): Promise<PublishedPublication> {
  const articles = (await getCollection('articles'))
    .map(({ id, data, filePath = '' }): Article => ({
      id,
      data,
      folder: articleFolder(id, filePath),
    }))
    .sort((a, b) => b.data.published.localeCompare(a.data.published) || a.id.localeCompare(b.id))
  const pages = (await getCollection('pages')).map(({ id, data }): Page => ({ id, data }))
  const references = await mapOf('references')
  const searches = await mapOf('searches')
  const mentions = await collectMentions(articles, pages)
  const citedBy = articlesCiting(mentions, articles)
  const ratings = new Map([...(await mapOf('ratings'))].sort(([, a], [, b]) => a.order - b.order))
  const { rated, unrated } = separateRated(
    await mapOf('claims'),
    ratings,
    articles.map(({ data }) => data),
  )
  return {
    articles,
    pages: new Map(pages.map((page) => [page.id, page])),
    claims: rated,
    unratedClaims: unrated,
    references,
    searches,
    people: await mapOf('people'),
    topics: await mapOf('topics'),
    ratings,
    charts: await mapOf('charts'),
    responses: threadsByArticle(await readerResponses()),
    sources: await formatSources(references, searches),
    citedBy,
    related: relateArticles(comparable(articles, citedBy)),
    mentions,
  }
}

/** The charts that articles show, by name. */
export async function shownCharts(): Promise<Map<string, Chart>> {
  const { articles, charts } = await getLibrary()
  const shown = await Promise.all(
    articles.map(async (article) => {
      const { charts: named } = await renderArticle(article)
      return named.map((src) => chartName(article.folder, src))
    }),
  )
  return new Map(
    [...new Set(shown.flat())].flatMap((name) => {
      const chart = charts.get(name)
      return chart ? [[name, chart] as const] : []
    }),
  )
}

/**
 * The files that readers can download from articles, by their path below `/articles/`. What only a draft links to is not
 * given out, nor is a file whose place the data of a chart has.
 *
 * @returns absolute paths
 */
export async function downloads(): Promise<Map<string, string>> {
  const { articles } = await getLibrary()
  const directory = contentDirectory()
  const files = new Set(
    listFiles(join(directory, 'articles')).flatMap(({ file, kind }) =>
      kind === 'file' ? [file] : [],
    ),
  )
  const found = new Map<string, string>()
  for (const article of articles) {
    const { downloads: paths } = await renderArticle(article)
    for (const path of paths) {
      const file = fileNamed(files, join(directory, 'articles', article.folder, path))
      if (file !== undefined && !isReservedPath(path)) {
        found.set(`${article.id}/${toNormalForm(path)}`, file)
      }
    }
  }
  for (const name of (await shownCharts()).keys()) found.delete(name.replace(/\.yaml$/, '.csv'))
  return found
}

/** What readers wrote: their links are theirs, those of the editors are the publication's. */
async function readerResponses(): Promise<ReaderResponse[]> {
  const { urls } = currentSite()
  const authored = (address: string) =>
    resolveAuthored(address, (internal) => urls.authored(internal))
  return (await getCollection('responses')).map(({ id, data, body = '' }) => ({
    id,
    data,
    html: harmlessHtml(body, { rel: ['ugc', 'nofollow'] }),
    ...(data.reply ? { reply: harmlessHtml(data.reply.text, { authored }) } : {}),
  }))
}

/** The citation styles of the publication's own, by name. */
async function addedStyles(): Promise<Map<string, string>> {
  return new Map((await getCollection('styles')).map(({ id, data }) => [id, data.xml]))
}

async function mapOf<Key extends CollectionKey>(collection: Key) {
  const entries = await getCollection(collection)
  return new Map(entries.map(({ id, data }) => [id, data as CollectionEntry<Key>['data']]))
}

async function formatSources(
  references: ReadonlyMap<string, Reference>,
  searches: ReadonlyMap<string, Search>,
): Promise<Map<string, Source>> {
  const items = new Map<string, CslItem>([
    ...[...references].map(
      ([key, reference]) => [key, referenceToCsl(key, reference, currentSite().site)] as const,
    ),
    ...[...searches].map(([key, search]) => [key, searchToCsl(key, search)] as const),
  ])
  const entries = await inSiteStyle(items, formatEntries)
  return new Map(
    [...entries].map(([key, content]) => {
      const reference = references.get(key)
      const search = searches.get(key)
      return [
        key,
        {
          key,
          item: items.get(key) as CslItem,
          html: toHtml(content),
          ...(reference ? { reference } : {}),
          ...(search ? { search } : {}),
        },
      ]
    }),
  )
}

/**
 * Formats what belongs to no article in the style of the site. Where this style is broken, `npm run dev` does it in the
 * default style: every page needs it.
 */
async function inSiteStyle<Formatted>(
  items: FormatOptions['items'],
  format: (options: FormatOptions) => Formatted | Promise<Formatted>,
): Promise<Formatted> {
  const { csl, language } = currentSite().site
  const options = { items, style: csl, styles: await addedStyles(), language }
  try {
    return await format(options)
  } catch (error) {
    if (!import.meta.env.DEV) throw error
    return format({ ...options, style: 'vancouver' })
  }
}

/** Where each source is cited, from what the citation transform learnt of each text. */
async function collectMentions(
  articles: readonly Article[],
  pages: readonly Page[],
): Promise<Map<string, SourceMention[]>> {
  const mentions = new Map<string, SourceMention[]>()
  const collect = (text: SourceMention['text'], found: readonly Mention[]) => {
    for (const { key, id, sentence } of found) {
      const known = mentions.get(key)
      if (known) known.push({ text, id, sentence })
      else mentions.set(key, [{ text, id, sentence }])
    }
  }
  for (const { id, data } of articles) {
    const { mentions: found } = await renderEntry('articles', id)
    collect(
      { title: data.title, target: { to: 'article', id } },
      // A sentence of a withdrawn article is not repeated without its notice.
      isWithdrawn(data) ? found.map((mention) => ({ ...mention, sentence: '' })) : found,
    )
  }
  for (const { id, data } of pages) {
    const { mentions: found } = await renderEntry('pages', id)
    collect({ title: data.title, target: { to: 'page', id } }, found)
  }
  return mentions
}

function articlesCiting(
  mentions: ReadonlyMap<string, readonly SourceMention[]>,
  articles: readonly Article[],
): Map<string, Article[]> {
  const byId = new Map(articles.map((article) => [article.id, article]))
  return new Map(
    [...mentions].map(([key, places]) => {
      const targets = places.map(({ text }) => text.target)
      const ids = new Set(targets.flatMap(({ to, id }) => (to === 'article' ? [id] : [])))
      return [key, [...ids].flatMap((id) => byId.get(id) ?? [])]
    }),
  )
}

/** What articles are compared by: their claims and topics, and the sources that their texts cite. */
function comparable(
  articles: readonly Article[],
  citedBy: PublishedPublication['citedBy'],
): Comparable[] {
  const sources = new Map(articles.map(({ id }): [string, string[]] => [id, []]))
  for (const [key, citing] of citedBy) for (const { id } of citing) sources.get(id)?.push(key)
  return articles.map(({ id, data }) => ({
    id,
    claims: data.claims,
    topics: data.topics,
    sources: sources.get(id) ?? [],
    hidden: data.draft || isWithdrawn(data),
  }))
}

/** An article as others cite it, in the style of the site: safe HTML. */
export async function citeArticle(article: Article): Promise<string> {
  const { site, urls } = currentSite()
  const { people } = await getLibrary()
  const item = articleToCsl(article, people, site, urls)
  const entries = await inSiteStyle(new Map([[item.id, item]]), formatEntries)
  return toHtml(entries.get(item.id) ?? [])
}

/**
 * A claim's evidence, its citations formatted, and the bibliography of its page. Where a source is broken or gone,
 * `npm run dev` shows the evidence with its citations as they are written.
 */
export async function citeClaim(claim: Pick<Claim, 'evidence'>): Promise<CitedFields> {
  try {
    return await formatClaim(claim)
  } catch (error) {
    if (!import.meta.env.DEV) throw error
    const asWritten = evidenceSlots(claim).map(
      ({ slot, markdown }) => [slot, harmlessHtml(markdown)] as const,
    )
    return { html: new Map(asWritten), mentions: [] }
  }
}

async function formatClaim(claim: Pick<Claim, 'evidence'>): Promise<CitedFields> {
  const { site, urls } = currentSite()
  const { sources } = await getLibrary()
  const items = new Map([...sources].map(([key, { item }]) => [key, item]))
  return inSiteStyle(items, (options) =>
    citeFields(evidenceSlots(claim), {
      ...options,
      heading: { text: 'References', id: bibliographyId },
      transform: rehypeAddresses({ authored: (address) => urls.authored(address) }),
      details: (key) => {
        const source = sources.get(key)
        const page = urls.path({ to: 'reference', id: key })
        return (
          source &&
          sourceDetails(key, source.item, source.reference, {
            claims: [],
            page,
            language: site.language,
          })
        )
      },
    }),
  )
}

/**
 * Compiles a text. One that does not compile, because what it cites or shows is broken or gone, says so on its own page in
 * `npm run dev`, and leaves all other pages as they are.
 */
async function compile(entry: CollectionEntry<'articles' | 'pages'>) {
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

async function renderEntry(collection: 'articles' | 'pages', id: string) {
  const entry = (await getCollection(collection)).find((each) => each.id === id)
  if (!entry)
    throw new Error(`There is no ${collection === 'articles' ? 'article' : 'page'} “${id}”.`)
  const { Content, remarkPluginFrontmatter } = await compile(entry)
  return { Content, ...textFacts(remarkPluginFrontmatter) }
}
