/** Finds related articles: those that share claims, topics or sources. */

import type { Words } from '../messages/words.ts'

/** What two articles can have in common. */
interface Named {
  claims: readonly string[]
  topics: readonly string[]
  /** The keys of the cited sources. */
  sources: readonly string[]
}

/** The parts of an article that are compared. */
export interface Comparable extends Named {
  id: string
  /** Whether it is never recommended: a draft, under embargo, or withdrawn. */
  hidden?: boolean
}

/** An article that is related to another, and what they share. */
export interface Related extends Named {
  id: string
  /** Above 0, and higher the closer they are; the same from either side. */
  score: number
}

/** The most related articles that are listed. More would be too long to choose from. */
export const mostRelated = 3

/** The maximum score of each kind. Checking the same claim counts for more than everything else together. */
const weights = { claims: 3, topics: 1, sources: 1 } as const
const kinds = ['claims', 'topics', 'sources'] as const
type Kind = (typeof kinds)[number]

/**
 * Finds at most three related articles for each article, closest first.
 *
 * For each kind, two articles are compared by the cosine of the names that they contain. Each name is weighted by its
 * inverse document frequency, ln(1 + articles ÷ articles that contain it). So a source that every article cites counts
 * little, a source that only these two cite counts much, and a long bibliography is no advantage (Salton and Buckley 1988,
 * “Term-weighting approaches in automatic text retrieval”, Information Processing & Management 24(5), 513–523). The score
 * is the sum over the kinds, with claims counted three times. Dates do not matter.
 *
 * @param articles all articles; a hidden article is never listed, but has related articles itself
 * @returns by id; articles that share nothing are not related, and equal scores are in order of id
 */
export function relateArticles(
  articles: readonly Comparable[],
): ReadonlyMap<string, readonly Related[]> {
  const input = JSON.stringify(articles)
  if (last?.input !== input) last = { input, related: compareAll(articles) }
  return last.related
}

/** The last result, because most edits of a text change nothing that articles are compared by. */
let last: { input: string; related: ReadonlyMap<string, readonly Related[]> } | undefined

function compareAll(articles: readonly Comparable[]): Map<string, Related[]> {
  const vectors = kinds.map((kind) => vectorsOf(kind, articles))
  const hidden = new Set(articles.filter((article) => article.hidden).map(({ id }) => id))
  return new Map(
    articles.map(({ id }) => [
      id,
      sharing(id, vectors)
        .filter((other) => !hidden.has(other.id))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, mostRelated),
    ]),
  )
}

/** Lists what two articles share: “9 sources and the topic Pain”. */
export function sharedInWords(
  { claims, topics, sources }: Named,
  topicName: (id: string) => string,
  words: Words,
): string {
  const names = words.list(topics.map(topicName))
  return words.list([
    ...(claims.length > 0 ? [words.say('articles.sharedClaims', { count: claims.length })] : []),
    ...(sources.length > 0 ? [words.say('articles.sharedSources', { count: sources.length })] : []),
    ...(topics.length > 0
      ? [words.say('articles.sharedTopics', { count: topics.length, topics: names })]
      : []),
  ])
}

/** The names of one kind in all articles, as weighted vectors. */
interface Vectors {
  kind: Kind
  /** The names in each article, without duplicates and sorted, so that sums are the same from either side. */
  names: ReadonlyMap<string, readonly string[]>
  /** The articles that contain a name, by name. */
  naming: ReadonlyMap<string, readonly string[]>
  squareOf: (name: string) => number
  /** The length of the vector of each article. */
  lengths: ReadonlyMap<string, number>
}

function vectorsOf(kind: Kind, articles: readonly Comparable[]): Vectors {
  const names = new Map(articles.map((each) => [each.id, [...new Set(each[kind])].sort()]))
  const naming = new Map<string, string[]>()
  for (const [id, own] of names) {
    for (const name of own) {
      const others = naming.get(name)
      if (others) others.push(id)
      else naming.set(name, [id])
    }
  }
  const squares = new Map(
    [...naming].map(([name, { length }]) => [name, Math.log(1 + articles.length / length) ** 2]),
  )
  const squareOf = (name: string) => squares.get(name) ?? 0
  const lengths = new Map(
    [...names].map(([id, own]) => [
      id,
      Math.sqrt(own.reduce((sum, name) => sum + squareOf(name), 0)),
    ]),
  )
  return { kind, names, naming, squareOf, lengths }
}

type Sharing = Record<Kind, string[]> & { id: string; score: number }

/** Returns the other articles that share a name with one, with their scores. */
function sharing(id: string, vectors: readonly Vectors[]): Related[] {
  const found = new Map<string, Sharing>()
  for (const { kind, names, naming, squareOf, lengths } of vectors) {
    for (const name of names.get(id) ?? []) {
      const weight = weights[kind] * squareOf(name)
      for (const other of naming.get(name) ?? []) {
        if (other === id) continue
        let shared = found.get(other)
        if (!shared) {
          shared = { id: other, score: 0, claims: [], topics: [], sources: [] }
          found.set(other, shared)
        }
        shared[kind].push(name)
        // Dividing by the product of both lengths gives the same number from either side.
        shared.score += weight / ((lengths.get(id) ?? 1) * (lengths.get(other) ?? 1))
      }
    }
  }
  return [...found.values()]
}
