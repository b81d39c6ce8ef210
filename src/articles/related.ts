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
  /** The scores of all others with one article, by their places. */
  const scores = new Float64Array(articles.length)
  const closestFirst = (a: number, b: number) =>
    (scores[b] ?? 0) - (scores[a] ?? 0) ||
    ((articles[a]?.id ?? '') < (articles[b]?.id ?? '') ? -1 : 1)
  const related = articles.map((article, place): [string, Related[]] => {
    const sharing = addScores(place, vectors, scores)
    const closest = firstOf(
      sharing.filter((other) => other !== place && articles[other]?.hidden !== true),
      mostRelated,
      closestFirst,
    ).flatMap((other) => {
      const { id } = articles[other] ?? article
      const shared = vectors.map(({ kind, names }) => [kind, inBoth(names[place], names[other])])
      const named = Object.fromEntries(shared) as Record<Kind, string[]>
      return { id, score: scores[other] ?? 0, ...named }
    })
    for (const other of sharing) scores[other] = 0
    return [article.id, closest]
  })
  return new Map(related)
}

/**
 * Adds the score of each article that shares a name with one.
 *
 * @param place that of the article
 * @param scores by place, all 0; those of the returned places are changed
 * @returns the places of the articles that share a name, this one among them
 */
function addScores(place: number, vectors: readonly Vectors[], scores: Float64Array): number[] {
  const sharing: number[] = []
  for (const { kind, names, naming, squareOf, lengths } of vectors) {
    for (const name of names[place] ?? []) {
      const weight = weights[kind] * squareOf(name)
      for (const other of naming.get(name) ?? []) {
        const before = scores[other] ?? 0
        if (before === 0) sharing.push(other)
        // Dividing by the product of both lengths gives the same number from either side.
        scores[other] = before + weight / ((lengths[place] ?? 1) * (lengths[other] ?? 1))
      }
    }
  }
  return sharing
}

/** Returns the first few of many in an order, without sorting the rest. */
function firstOf(
  all: readonly number[],
  count: number,
  order: (a: number, b: number) => number,
): number[] {
  const first: number[] = []
  for (const each of all) {
    const furthest = first[count - 1]
    if (furthest !== undefined && order(furthest, each) < 0) continue
    first.push(each)
    first.sort(order).splice(count)
  }
  return first
}

function inBoth(one: readonly string[] = [], other: readonly string[] = []): string[] {
  return one.filter((name) => other.includes(name))
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

/** The names of one kind in all articles, as weighted vectors. Articles are known by their places in the list. */
interface Vectors {
  kind: Kind
  /** The names in each article, without duplicates and sorted, so that sums are the same from either side. */
  names: readonly (readonly string[])[]
  /** The articles that contain a name, by name. */
  naming: ReadonlyMap<string, readonly number[]>
  squareOf: (name: string) => number
  /** The length of the vector of each article. */
  lengths: readonly number[]
}

function vectorsOf(kind: Kind, articles: readonly Comparable[]): Vectors {
  const names = articles.map((each) => [...new Set(each[kind])].sort())
  const naming = new Map<string, number[]>()
  for (const [place, own] of names.entries()) {
    for (const name of own) {
      const others = naming.get(name)
      if (others) others.push(place)
      else naming.set(name, [place])
    }
  }
  const squares = new Map(
    [...naming].map(([name, { length }]) => [name, Math.log(1 + articles.length / length) ** 2]),
  )
  const squareOf = (name: string) => squares.get(name) ?? 0
  const lengths = names.map((own) => Math.sqrt(own.reduce((sum, name) => sum + squareOf(name), 0)))
  return { kind, names, naming, squareOf, lengths }
}
