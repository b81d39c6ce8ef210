/** Which articles are related: those that share claims, topics and sources. */

/** What two articles can have in common. */
interface Named {
  claims: readonly string[]
  topics: readonly string[]
  /** The keys of what is cited. */
  sources: readonly string[]
}

/** What is compared of an article. */
export interface Comparable extends Named {
  id: string
  /** Whether it is no recommendation: a draft, or withdrawn. */
  hidden?: boolean
}

/** An article that is related to another, and what both name. */
export interface Related extends Named {
  id: string
  /** Above 0, and higher the closer they are; the same from either side. */
  score: number
}

/** So many are a choice; more would be one list more. */
export const mostRelated = 3

/** What each kind counts at most: to check the same claim is more than all else together. */
const weights = { claims: 3, topics: 1, sources: 1 } as const
const kinds = ['claims', 'topics', 'sources'] as const
type Kind = (typeof kinds)[number]

/**
 * Finds the articles that are related to each article, the closest first, at most three.
 *
 * For each kind, two articles are compared by the cosine between what they name, each name weighed by its inverse document
 * frequency, ln(1 + articles ÷ articles that name it). So a source that every article cites says little, one that only
 * these two cite says much, and a long bibliography is no advantage (Salton and Buckley 1988, “Term-weighting approaches
 * in automatic text retrieval”, Information Processing & Management 24(5), 513–523). The score adds the kinds up, claims
 * three times. Dates do not matter.
 *
 * @param articles all of them; one that is hidden has related articles and is none
 * @returns by identifier; what shares nothing is not related, and equal scores stand in the order of identifiers
 */
export function relateArticles(articles: readonly Comparable[]): Map<string, Related[]> {
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

/** What both name, in words: “9 sources and the topic Pain”. Topics go by the names that `topicName` gives. */
export function sharedInWords(
  { claims, topics, sources }: Named,
  topicName: (id: string) => string,
  language: string,
): string {
  const list = new Intl.ListFormat(language)
  const counted = (count: number, one: string, many: string) =>
    count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]
  return list.format([
    ...counted(claims.length, 'a claim', 'claims'),
    ...counted(sources.length, 'a source', 'sources'),
    ...(topics.length === 0
      ? []
      : [`the ${topics.length === 1 ? 'topic' : 'topics'} ${list.format(topics.map(topicName))}`]),
  ])
}

/** What articles name of one kind, as weighed vectors. */
interface Vectors {
  kind: Kind
  /** The names of each article, each once and in one order, so that sums are the same from either side. */
  names: ReadonlyMap<string, readonly string[]>
  /** The articles that name it, by name. */
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
  const squareOf = (name: string) =>
    Math.log(1 + articles.length / (naming.get(name)?.length ?? 1)) ** 2
  const lengths = new Map(
    [...names].map(([id, own]) => [
      id,
      Math.sqrt(own.reduce((sum, name) => sum + squareOf(name), 0)),
    ]),
  )
  return { kind, names, naming, squareOf, lengths }
}

type Sharing = Record<Kind, string[]> & { id: string; score: number }

/** The other articles that share a name with one, scored. */
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
        // One product of both lengths: the same number from either side.
        shared.score += weight / ((lengths.get(id) ?? 1) * (lengths.get(other) ?? 1))
      }
    }
  }
  return [...found.values()]
}
