/** Claim reviews: a claim, who makes it, and the verdict on it (schema.org/ClaimReview). */

import type { RatedClaim } from '../claims/rated-claim.ts'
import type { Claim } from '../claims/schema.ts'
import type { Rating } from '../ratings/schema.ts'

import { lastModified } from '../articles/revisions.ts'
import { checkedClaims, type ArticleRecord, type NamedRecords } from '../articles/verdicts.ts'
import { isoDate } from '../shared/written-date.ts'
import { earliestDay } from '../shared/dates.ts'
import { publisherNode } from './agents.ts'
import { oneOrMany, type Home, type Node } from './node.ts'

type Claimant = Claim['claimants'][number]

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
  const page = urls.absolute({ to: 'article', id: article.id })
  return {
    '@type': 'ClaimReview',
    '@id': `${page}#review-${encodeURIComponent(claim.id)}`,
    url: page,
    claimReviewed: claim.statement,
    author: publisherNode(home),
    datePublished: article.data.published,
    dateModified: lastModified(article.data),
    inLanguage: site.language,
    license: site.licence?.url,
    reviewRating: ratingNode(claim.verdict, claim.rationale, ratings),
    itemReviewed: claimNode(claim, home),
    keywords: certaintyTerm(claim, home),
  }
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

function claimNode({ id, statement, claimants }: RatedClaim, { urls }: Home): Node {
  return {
    '@type': 'Claim',
    '@id': `${urls.absolute({ to: 'claim', id })}#claim`,
    text: statement,
    author: oneOrMany(claimants.map(claimantNode)),
    datePublished: firstMade(claimants),
    appearance: oneOrMany(claimants.flatMap(appearanceNode)),
  }
}

/** Describes a claimant. Without a type, it is an organisation, because schema.org requires one and most claimants are groups. */
function claimantNode({ name, type, url, sameAs }: Claimant): Node {
  return {
    '@type': type === 'person' ? 'Person' : 'Organization',
    name,
    url,
    sameAs: oneOrMany([sameAs ?? []].flat()),
  }
}

/** Describes where a claimant makes the claim: by address if the record has one, or else in words. */
function appearanceNode({ where, date }: Claimant): Node[] {
  if (where === undefined) return []
  return [
    {
      '@type': 'CreativeWork',
      ...(/^https?:\/\/\S+$/.test(where) ? { url: where } : { name: where }),
      datePublished: date === undefined ? undefined : isoDate(date),
    },
  ]
}

/** Returns when the claim was first made, as far as the records of the claimants say. */
function firstMade(claimants: readonly Claimant[]): string | undefined {
  const dates = claimants.flatMap(({ date }) => {
    const written = date === undefined ? undefined : isoDate(date)
    const day = date === undefined ? undefined : earliestDay(date)
    return written === undefined || day === undefined ? [] : [{ written, day }]
  })
  return dates.toSorted((one, other) => one.day.localeCompare(other.day))[0]?.written
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
