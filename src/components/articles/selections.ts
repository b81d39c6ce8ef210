/** Which articles, claims and changes belong on a page; every list keeps the order it was given. */

import type { Claim } from '../../claims/schema.ts'
import type { Article } from '../publication.ts'

export function articlesOnTopic(articles: readonly Article[], topic: string): Article[] {
  return articles.filter(({ data }) => data.topics.includes(topic))
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

/** Claims with a verdict, each with its id. */
export function claimsRated(claims: ReadonlyMap<string, Claim>, rating: string): [string, Claim][] {
  return [...claims].filter(([, claim]) => claim.rating === rating)
}

/** Claims whose evidence contains a source, each with its id. */
export function claimsRestingOn(
  claims: ReadonlyMap<string, Claim>,
  source: string,
): [string, Claim][] {
  return [...claims].filter(([, { evidence }]) =>
    evidence.some(({ reference }) => reference === source),
  )
}
