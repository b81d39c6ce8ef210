/** What an article finds about the claims that it checks. */

import type { Claim } from '../claims/schema.ts'
import type { Person } from '../people/schema.ts'
import type { Rating } from '../ratings/schema.ts'
import type { Topic } from '../topics/schema.ts'
import type { ArticleFrontMatter } from './schema.ts'

/** An article; its id is its slug. */
export interface ArticleRecord {
  id: string
  data: ArticleFrontMatter
}

/** The records that articles name, by their ids. */
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

/**
 * A claim and the verdict on it in a line of text.
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

/** The claims that an article checks, its main claim first; those without a record or a verdict are left out. */
export function checkedClaims(
  { claims: ids }: Pick<ArticleFrontMatter, 'claims'>,
  { claims, ratings }: Pick<NamedRecords, 'claims' | 'ratings'>,
): CheckedClaim[] {
  return ids.flatMap((id) => {
    const claim = claims.get(id)
    const rating = claim && ratings.get(claim.rating)
    return claim && rating ? [{ id, claim, rating }] : []
  })
}
