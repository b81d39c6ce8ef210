/** Claim reviews: a claim, who makes it, and the verdict on it (schema.org/ClaimReview). */

import type { RatedClaim } from '../claims/rated-claim.ts'
import type { Rating } from '../ratings/schema.ts'

import { mediaCategories, mediaTypes } from '../claims/media.ts'
import { lastModified } from '../articles/revisions.ts'
import { checkedClaims, type ArticleRecord, type NamedRecords } from '../articles/verdicts.ts'
import { publisherNode } from './agents.ts'
import { claimId, claimNode } from './claim.ts'
import type { Home, Node } from './node.ts'

/** A review of one claim by one article. */
export interface Review {
  article: ArticleRecord
  claim: RatedClaim
}

/** Returns every review of an article, that of its main claim first. A withdrawn article has none. */
export function reviewsOf(article: ArticleRecord, records: NamedRecords): Review[] {
  return checkedClaims(article.data, records).map((claim) => ({ article, claim }))
}

/**
 * Describes a review. Its texts are exactly those on the page.
 *
 * @param ratings all ratings, which determine the best and the worst value
 */
export function claimReviewNode(
  { article, claim }: Review,
  ratings: NamedRecords['ratings'],
  home: Home,
): Node {
  const { site, urls } = home
  return {
    '@type': 'ClaimReview',
    '@id': reviewId(article.id, claim.id, home),
    url: urls.absolute({ to: 'article', id: article.id }),
    claimReviewed: claim.statement,
    author: publisherNode(home),
    datePublished: article.data.published,
    dateModified: lastModified(article.data),
    inLanguage: site.language,
    license: site.licence?.url,
    reviewRating: ratingNode(claim.verdict, claim.rationale, ratings),
    itemReviewed: claimNode(claim.id, claim, home),
    keywords: certaintyTerm(claim, home),
  }
}

/**
 * Describes what an article found out about the media that make a claim (schema.org/MediaReview, example eg-0467, whose
 * `contentUrl` is the page with the media too).
 *
 * @returns `undefined` for a claim that no media make
 */
export function mediaReviewNode({ article, claim }: Review, home: Home): Node | undefined {
  const { media } = claim
  if (!media) return undefined
  const { site, urls } = home
  const url = urls.absolute({ to: 'article', id: article.id })
  return {
    '@type': 'MediaReview',
    '@id': urls.absolute({ to: 'article', id: article.id }, `media-review-${claim.id}`),
    url,
    author: publisherNode(home),
    datePublished: article.data.published,
    dateModified: lastModified(article.data),
    inLanguage: site.language,
    license: site.licence?.url,
    mediaAuthenticityCategory: mediaCategories[media.category],
    originalMediaContextDescription: media.context,
    originalMediaLink: media.original,
    associatedClaimReview: { '@id': reviewId(article.id, claim.id, home) },
    itemReviewed: {
      '@type': 'MediaReviewItem',
      interpretedAsClaim: { '@id': claimId(claim.id, home) },
      mediaItemAppearance: {
        '@type': mediaTypes[media.kind],
        contentUrl: media.url,
        archivedAt: media.archived,
      },
    },
  }
}

/** Returns the identifier of an article's review of a claim. */
export function reviewId(article: string, claim: string, { urls }: Home): string {
  return urls.absolute({ to: 'article', id: article }, `review-${claim}`)
}

/** Describes a verdict: always by its word; by its number and the ends of the scale only if it has a number. */
function ratingNode(rating: Rating, reason: string, ratings: NamedRecords['ratings']): Node {
  const { label, value } = rating
  return {
    '@type': 'Rating',
    name: label,
    alternateName: label,
    ratingExplanation: reason,
    ...(value === undefined ? {} : { ratingValue: value, ...scaleEnds(ratings) }),
  }
}

/** Returns the best and the worst number of all ratings. */
export function scaleEnds(ratings: NamedRecords['ratings']): {
  bestRating: number
  worstRating: number
} {
  const values = [...ratings.values()].flatMap(({ value }) => value ?? [])
  return { bestRating: Math.max(...values), worstRating: Math.min(...values) }
}

/** Describes the certainty of the evidence, for which schema.org has no property. */
function certaintyTerm({ certainty }: RatedClaim, { words }: Home): Node {
  return {
    '@type': 'DefinedTerm',
    termCode: certainty,
    name: words.say(`claims.certainty-${certainty}`),
    inDefinedTermSet: { '@type': 'DefinedTermSet', name: words.say('data.certaintyOfEvidence') },
  }
}
