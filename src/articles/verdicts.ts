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
