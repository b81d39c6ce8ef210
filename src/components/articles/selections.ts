/** Selects the articles and claims of a page; every list keeps the order of its input. */

import type { RatedClaim, Verdict } from '../../claims/rated-claim.ts'
import type { Topic } from '../../topics/schema.ts'
import type { Article, PublishedPublication } from '../../publication/published.ts'

import { isWithdrawn } from '../../articles/revisions.ts'
import { checkedClaims } from '../../articles/verdicts.ts'

export function articlesOnTopic(articles: readonly Article[], topic: string): Article[] {
  return articles.filter(({ data }) => data.topics.includes(topic))
}

/** The articles under one topic. */
export interface TopicArticles {
  id: string
  topic: Topic
  articles: Article[]
}

/**
 * Lists every article once, under its first topic. Topics are in the order of their first articles. An article without a
 * known topic, which the check does not allow, is left out.
 */
export function byFirstTopic(
  articles: readonly Article[],
  topics: PublishedPublication['topics'],
): TopicArticles[] {
  const groups = Map.groupBy(articles, ({ data }) => data.topics.find((id) => topics.has(id)))
  return [...groups].flatMap(([id, members]) => {
    const topic = id === undefined ? undefined : topics.get(id)
    return id !== undefined && topic ? [{ id, topic, articles: members }] : []
  })
}

export function articlesWrittenBy(articles: readonly Article[], person: string): Article[] {
  return articles.filter(({ data }) => data.authors.includes(person))
}

export function articlesReviewedBy(articles: readonly Article[], person: string): Article[] {
  return articles.filter(({ data }) => data.reviewers.includes(person))
}

export function articlesChecking(articles: readonly Article[], claim: string): Article[] {
  return articles.filter(({ data }) => data.claims.includes(claim))
}

/** The articles that check a claim and were not withdrawn, so that the claim has their verdict. */
export function articlesVouchingFor(articles: readonly Article[], claim: string): Article[] {
  return articlesChecking(articles, claim).filter(({ data }) => !isWithdrawn(data))
}

/**
 * The article whose dates apply to the verdict on a claim.
 *
 * @param shownIn the article that shows the verdict, preferred if it checks the claim
 */
export function articleVouchingFor(
  articles: readonly Article[],
  claim: string,
  shownIn: Article | undefined,
): Article | undefined {
  const vouching = articlesVouchingFor(articles, claim)
  return vouching.find(({ id }) => id === shownIn?.id) ?? vouching[0]
}

/** Claims with a verdict, each with its id. */
export function claimsRated(
  claims: ReadonlyMap<string, RatedClaim>,
  rating: string,
): [string, RatedClaim][] {
  return [...claims].filter(([, { verdict }]) => verdict.id === rating)
}

/** The verdict on the first claim of an article; `undefined` if it checks no claim or was withdrawn. */
export function mainVerdict(
  { data }: Article,
  records: Pick<PublishedPublication, 'claims'>,
): Verdict | undefined {
  const [main] = checkedClaims({ ...data, claims: data.claims.slice(0, 1) }, records)
  return main?.verdict
}
