import type { Rating } from '../ratings/schema.ts'
import type { Claim } from './schema.ts'

/** A rating of the scale, with its id. */
export interface Verdict extends Rating {
  id: string
}

/** A claim with its verdict: the record of its rating instead of the rating's id. */
export interface RatedClaim extends Omit<Claim, 'rating'> {
  id: string
  verdict: Verdict
}

/**
 * Joins claims with their ratings.
 *
 * @returns by id; a claim without a record of its rating, which the check does not allow, is left out
 */
export function joinRatings(
  claims: ReadonlyMap<string, Claim>,
  ratings: ReadonlyMap<string, Rating>,
): Map<string, RatedClaim> {
  return new Map(
    [...claims].flatMap(([id, { rating, ...claim }]) => {
      const verdict = findVerdict(rating, ratings)
      return verdict ? [[id, { ...claim, id, verdict }]] : []
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
