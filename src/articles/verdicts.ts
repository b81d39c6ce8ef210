/** Finds the claims that an article checks, and the claims that have a valid verdict. */

import type { Claim } from '../claims/schema.ts'
import type { Person } from '../people/schema.ts'
import type { Rating } from '../ratings/schema.ts'
import type { Topic } from '../topics/schema.ts'
import type { ArticleFrontMatter } from './schema.ts'

import { isWithdrawn, newestRevisions, withdrawalsOf, type Revision } from './revisions.ts'

/** An article; its id is its slug. */
export interface ArticleRecord {
  id: string
  data: ArticleFrontMatter
}

/** The records that articles refer to, by id. */
export interface NamedRecords {
  claims: ReadonlyMap<string, Claim>
  ratings: ReadonlyMap<string, Rating>
  people: ReadonlyMap<string, Person>
  topics: ReadonlyMap<string, Topic>
}

/** A claim and the verdict on it. */
export interface CheckedClaim {
  id: string
  claim: Claim
  rating: Rating
}

/** A claim without a valid verdict: what was claimed, by whom, and the studies, without any conclusion. */
export type UnratedClaim = Pick<Claim, 'statement' | 'claimants' | 'evidence'> & {
  /** The withdrawals of the articles that checked it, newest first; empty if no article checks it. */
  withdrawals: readonly Revision[]
}

/**
 * Returns a claim and the verdict on it as one line of text.
 *
 * @example inWords({ claim: { statement: 'It helps' }, rating: { label: 'Mixed' } })
 * // => 'Claim: “It helps”. Verdict: Mixed.'
 */
export function inWords({
  claim: { statement },
  rating: { label },
}: {
  claim: Pick<Claim, 'statement'>
  rating: Pick<Rating, 'label'>
}): string {
  const end = /[.!?…]$/.test(statement) ? '' : '.'
  return `Claim: “${statement}”${end} Verdict: ${label}.`
}

/**
 * Returns the claims that an article checks, the main claim first, without those that have no record or rating. A
 * withdrawn article checks none.
 */
export function checkedClaims(
  { claims: ids, revisions }: Pick<ArticleFrontMatter, 'claims' | 'revisions'>,
  { claims, ratings }: Pick<NamedRecords, 'claims' | 'ratings'>,
): CheckedClaim[] {
  if (isWithdrawn({ revisions })) return []
  return ids.flatMap((id) => {
    const claim = claims.get(id)
    const rating = claim && ratings.get(claim.rating)
    return claim && rating ? [{ id, claim, rating }] : []
  })
}

/** Returns the ids of the claims with a valid verdict: those checked by an article that was not withdrawn. */
export function ratedClaims(
  articles: readonly Pick<ArticleFrontMatter, 'claims' | 'revisions'>[],
): Set<string> {
  return new Set(articles.flatMap((data) => (isWithdrawn(data) ? [] : data.claims)))
}

/**
 * Separates the claims with a valid verdict from the others, and removes every conclusion from the others.
 *
 * @param articles the published articles
 */
export function partClaims(
  claims: ReadonlyMap<string, Claim>,
  articles: readonly Pick<ArticleFrontMatter, 'claims' | 'revisions'>[],
): { rated: Map<string, Claim>; unrated: Map<string, UnratedClaim> } {
  const rated = ratedClaims(articles)
  const withdrawn = articles.filter(isWithdrawn)
  return {
    rated: new Map([...claims].filter(([id]) => rated.has(id))),
    unrated: new Map(
      [...claims].flatMap(([id, { statement, claimants, evidence }]) => {
        if (rated.has(id)) return []
        const withdrawals = newestRevisions(
          withdrawn.filter((data) => data.claims.includes(id)).flatMap(withdrawalsOf),
        )
        return [[id, { statement, claimants, evidence, withdrawals }]]
      }),
    ),
  }
}
