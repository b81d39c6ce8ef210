/** How the search index is divided: into shards that are made again, and loaded, apart. */

import { hash } from 'node:crypto'

import type { PublishedPublication } from '../publication/published.ts'
import type { Target } from '../shared/urls.ts'

/** A part of the search index: the name of its folder in `pagefind/`, or empty for the main one, `pagefind/` itself. */
export type Shard = string

/** What decides which shard a page belongs to. */
export type ShardedRecords = Pick<
  PublishedPublication,
  'articles' | 'articlesById' | 'claims' | 'unratedClaims' | 'pages' | 'sources'
>

/**
 * A site with at most this many pages for search has one index.
 *
 * The limit is high because a divided index finds too much: in a shard without the word, Pagefind shows pages with words that
 * are the start of it. A reader must not take a verdict on something else for an answer. Lower it when the search page shows
 * only pages that contain the word.
 */
const mostPagesUndivided = 20_000

/** The most records of a kind that a shard has on average. */
const mostRecords = 2000

/**
 * Returns the shard of a page in the search index.
 *
 * A small site has only the main shard. A larger one has a shard for each year in which articles were published and at least
 * one for sources; claims and pages are in the main shard. More than 2,000 claims or sources are divided by a hash of their
 * names, so that one more changes one shard.
 *
 * @param library all that is published, even if only a part of it is built here
 * @param most the most pages that one index may have
 * @returns `undefined` for what search leaves out: lists, feeds, files
 */
export function shardOf(
  target: Target,
  library: ShardedRecords,
  most = mostPagesUndivided,
): Shard | undefined {
  const { articlesById, claims, unratedClaims, pages, sources } = library
  switch (target.to) {
    case 'article': {
      const article = articlesById.get(target.id)
      // The old address of an article only leads to the new one.
      if (!article) return undefined
      return isDivided(library, most) ? article.data.published.slice(0, 4) : ''
    }
    case 'claim': {
      if (!isDivided(library, most)) return ''
      const bucket = bucketOf(target.id, claims.size + unratedClaims.size)
      return bucket === 0 ? '' : `claims-${bucket + 1}`
    }
    case 'reference':
      return isDivided(library, most) ? `references-${bucketOf(target.id, sources.size) + 1}` : ''
    case 'page':
      return pages.has(target.id) ? '' : undefined
    default:
      return undefined
  }
}

/** The main shard must have pages, because the others are merged with it. */
function isDivided(library: ShardedRecords, most: number): boolean {
  const { articles, claims, unratedClaims, pages, sources } = library
  const main = claims.size + unratedClaims.size + pages.size
  return main > 0 && main + articles.length + sources.size > most
}

/** Divides records by a hash of their names. The number of buckets doubles as their number grows, so that it rarely changes. */
function bucketOf(name: string, records: number): number {
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(1, records / mostRecords)))
  return Number.parseInt(hash('sha1', name).slice(0, 8), 16) % buckets
}
