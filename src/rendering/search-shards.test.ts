import { describe, expect, test } from 'vitest'

import type { Target } from '../shared/urls.ts'

import { type ShardedRecords, shardOf as shardOfSite } from './search-shards.ts'

/** The shard of a page if an index may have 500 pages. */
function shardOf(target: Target, records: ShardedRecords) {
  return shardOfSite(target, records, 500)
}

/** Records of which only the names and dates matter; articles are published in 2001, 2002 … */
function recordsOf(count: {
  articles?: number
  claims?: number
  sources?: number
  pages?: number
}) {
  const named = (kind: string, length = 0) =>
    new Map(Array.from({ length }, (_, number) => [`${kind}-${number}`, {}]))
  const articles = Array.from({ length: count.articles ?? 0 }, (_, number) => ({
    id: `article-${number}`,
    data: { published: `${2001 + number}-05-03` },
  }))
  return {
    articles,
    articlesById: new Map(articles.map((article) => [article.id, article])),
    claims: named('claim', count.claims),
    unratedClaims: new Map(),
    pages: named('page', count.pages),
    sources: named('source', count.sources),
  } as unknown as ShardedRecords
}

const article = { to: 'article', id: 'article-3' } as const

describe('the shard of a page', () => {
  test('is the main one in a small site', () => {
    const records = recordsOf({ articles: 5, claims: 5, sources: 489, pages: 1 })
    expect(shardOf(article, records)).toBe('')
    expect(shardOf({ to: 'claim', id: 'claim-3' }, records)).toBe('')
    expect(shardOf({ to: 'reference', id: 'source-3' }, records)).toBe('')
    expect(shardOf({ to: 'page', id: 'page-0' }, records)).toBe('')
  })

  test('depends on the kind of page, and of an article on its year, in a larger site', () => {
    const records = recordsOf({ articles: 5, claims: 5, sources: 490, pages: 1 })
    expect(shardOf(article, records)).toBe('2004')
    expect(shardOf({ to: 'claim', id: 'claim-3' }, records)).toBe('')
    expect(shardOf({ to: 'reference', id: 'source-3' }, records)).toBe('references-1')
    expect(shardOf({ to: 'page', id: 'page-0' }, records)).toBe('')
  })

  test('is the main one if nothing else would be in it', () => {
    expect(shardOf(article, recordsOf({ articles: 5, sources: 600 }))).toBe('')
  })

  test('depends on the name where there are many records of a kind', () => {
    const records = recordsOf({ claims: 2001, sources: 8000 })
    const shardsOf = (to: 'claim' | 'reference', names: Iterable<string>) =>
      Map.groupBy(names, (id) => shardOf({ to, id }, records))
    const claims = shardsOf('claim', records.claims.keys())
    expect([...claims.keys()].sort()).toEqual(['', 'claims-2'])
    const sources = shardsOf('reference', records.sources.keys())
    expect([...sources.keys()].sort()).toEqual([1, 2, 3, 4].map((number) => `references-${number}`))
    for (const { length } of sources.values()) expect(length).toBeGreaterThan(1800)
  })

  test('stays the same if a few records are added', () => {
    const names = recordsOf({ sources: 5000 }).sources.keys()
    const [before, after] = [5000, 5100].map((sources) => recordsOf({ claims: 1, sources }))
    for (const id of names) {
      const target = { to: 'reference', id } as const
      expect(shardOf(target, after as ShardedRecords)).toBe(
        shardOf(target, before as ShardedRecords),
      )
    }
  })

  test('does not exist for lists, feeds, files, old addresses and the style guide', () => {
    const records = recordsOf({ articles: 1 })
    for (const target of [
      { to: 'home' },
      { to: 'article', id: 'old-slug' },
      { to: 'page', id: 'style' },
      { to: 'topic', id: 'sleep' },
      { to: 'reference-file', id: 'source-1', ending: 'bib' },
      { to: 'feed', of: { to: 'home' }, file: 'rss.xml' },
    ] as const)
      expect(shardOf(target, records)).toBeUndefined()
  })
})
