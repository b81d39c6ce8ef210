import type { ClaimantRecord } from '../claimants/schema.ts'
import type { Rating } from '../ratings/schema.ts'
import type { Claim } from './schema.ts'

import { type ClaimedBy, joinClaimants } from './appearances/claimed-by.ts'

/** A rating of the scale, with its id. */
export interface Verdict extends Rating {
  id: string
}

/** A claim with its verdict: the records of its rating and its claimants instead of their ids. */
export interface RatedClaim extends Omit<Claim, 'rating' | 'claimants' | 'appearances'>, ClaimedBy {
  id: string
  verdict: Verdict
}

/**
 * Joins claims with their ratings and claimants.
 *
 * @returns by id; a claim without a record of its rating, which the check does not allow, is left out
 */
export function joinRatings(
  claims: ReadonlyMap<string, Claim>,
  ratings: ReadonlyMap<string, Rating>,
  claimants: ReadonlyMap<string, ClaimantRecord> = new Map(),
): Map<string, RatedClaim> {
  return new Map(
    [...claims].flatMap(([id, { rating, ...claim }]) => {
      const verdict = findVerdict(rating, ratings)
      return verdict ? [[id, { ...claim, ...joinClaimants(claim, claimants), id, verdict }]] : []
    }),
  )
}

/** Returns the verdict with an id; `undefined` if there is none. */
export function findVerdict(
  id: string | undefined,
  ratings: ReadonlyMap<string, Rating>,
): Verdict | undefined {
  const rating = id === undefined ? undefined : ratings.get(id)
  return id !== undefined && rating ? { ...rating, id } : undefined
}
