/** Publishes a publication: joins its records, and what is known of its texts, into what pages show. */

import { type Comparable, relateArticles } from '../articles/related.ts'
import type { Claim } from '../claims/schema.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { Search } from '../searches/schema.ts'
import type {
  CompiledArticle,
  CitationSettings,
  CitingText,
  Page,
  PublishedPublication,
  ReaderResponse,
  Source,
  SourceMention,
} from './published.ts'
import type { TextFacts } from './text-facts.ts'

import { articleFolder } from '../articles/folder.ts'
import { newestFirst } from '../articles/newest-first.ts'
import { isWithdrawn } from '../articles/revisions.ts'
import { separateRated } from '../articles/verdicts.ts'
import { threadsByArticle } from '../responses/thread.ts'
import { findCiters, type KeysIn } from './cited.ts'
import { indexPublication } from './indexes.ts'

/** The valid records that readers get, before they are joined. */
export interface PublishedRecords extends Pick<
  PublishedPublication,
  'references' | 'searches' | 'people' | 'topics' | 'ratings' | 'charts' | 'claimants'
> {
  articles: readonly (Omit<CompiledArticle, 'folder'> & { file: string })[]
  pages: readonly Page[]
  /** By id. */
  claims: ReadonlyMap<string, Claim>
  responses: readonly ReaderResponse[]
}

/** The citable items, formatted in the style of the site. */
export interface FormattedItems {
  items: ReadonlyMap<string, CslItem>
  /** Safe HTML by key, in the order of the style. */
  entries: ReadonlyMap<string, string>
  settings: CitationSettings
}

/**
 * Joins the records: claims with their verdicts, sources with their entries, and everything with what cites it.
 *
 * @param keysIn returns the keys that a Markdown field cites
 */
export function publish(
  records: PublishedRecords,
  formatted: FormattedItems,
  keysIn: KeysIn,
): Omit<PublishedPublication, 'identity'> {
  const articles = records.articles
    .map(({ file, ...article }): CompiledArticle => ({
      ...article,
      folder: articleFolder(article.id, file),
    }))
    .sort(newestFirst)
  const { claims, claimants, references, searches, people, topics, charts } = records
  const ratings = new Map([...records.ratings].sort(([, a], [, b]) => a.order - b.order))
  const { rated, unrated } = separateRated(
    claims,
    ratings,
    articles.map(({ data }) => data),
    new Map([...claimants].map(([id, { data }]) => [id, data])),
  )
  const pages = new Map(records.pages.map((page) => [page.id, page]))
  const citers = findCiters(
    {
      texts: [
        ...articles.map(({ id, facts }) => ({ as: 'article' as const, id, keys: keysOf(facts) })),
        ...records.pages.map(({ id, facts }) => ({ as: 'page' as const, id, keys: keysOf(facts) })),
      ],
      claims,
      charts,
      references,
    },
    keysIn,
  )
  const joined = {
    articles,
    pages,
    claims: rated,
    unratedClaims: unrated,
    claimants,
    references,
    searches,
    people,
    topics,
    ratings,
    charts,
    responses: threadsByArticle(records.responses),
    sources: joinSources(formatted, references, searches),
    items: formatted.items,
    citationSettings: formatted.settings,
    citers,
    related: relateArticles(articles.map(comparable)),
    mentions: collectMentions(articles, records.pages),
  }
  return { ...joined, ...indexPublication(joined, formatted.settings.language) }
}

function keysOf({ mentions, listed }: TextFacts): string[] {
  return [...mentions.map(({ key }) => key), ...listed]
}

function joinSources(
  { items, entries }: FormattedItems,
  references: ReadonlyMap<string, Reference>,
  searches: ReadonlyMap<string, Search>,
): Map<string, Source> {
  return new Map(
    [...entries].flatMap(([key, html]): [string, Source][] => {
      const item = items.get(key)
      const reference = references.get(key)
      const search = searches.get(key)
      const source = { ...(reference ? { reference } : {}), ...(search ? { search } : {}) }
      return item ? [[key, { key, item, html, ...source }]] : []
    }),
  )
}

/** Collects the places that cite each source, by key, in the order of the texts and of the places in each text. */
function collectMentions(
  articles: readonly CompiledArticle[],
  pages: PublishedRecords['pages'],
): Map<string, SourceMention[]> {
  const mentions = new Map<string, SourceMention[]>()
  const collect = (text: CitingText, { mentions: places }: TextFacts, withSentence = true) => {
    for (const { key, sentence, ...place } of places) {
      const mention = { text, ...place, sentence: withSentence ? sentence : '' }
      const known = mentions.get(key)
      if (known) known.push(mention)
      else mentions.set(key, [mention])
    }
  }
  for (const { id, data, facts } of articles) {
    // A sentence of a withdrawn article is not repeated without its notice.
    collect({ title: data.title, target: { to: 'article', id } }, facts, !isWithdrawn(data))
  }
  for (const { id, data, facts } of pages) {
    collect({ title: data.title, target: { to: 'page', id } }, facts)
  }
  return mentions
}

/** What an article is compared with others by: its claims, its topics, and the sources that its text cites. */
function comparable({ id, data, facts, embargoedUntil }: CompiledArticle): Comparable {
  return {
    id,
    claims: data.claims,
    topics: data.topics,
    sources: [...new Set(facts.mentions.map(({ key }) => key))],
    hidden: data.draft || embargoedUntil !== undefined || isWithdrawn(data),
  }
}
