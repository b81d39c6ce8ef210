/** The verdicts of articles: which claims have one, and which claims an article checks. */

import type { ClaimantRecord } from '../claimants/schema.ts'
import { type ClaimedBy, joinClaimants } from '../claims/appearances/claimed-by.ts'
import { type RatedClaim, joinRatings } from '../claims/rated-claim.ts'
import type { Claim } from '../claims/schema.ts'
import type { Words } from '../messages/words.ts'
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

/** The records that articles name, by their ids. */
export interface NamedRecords {
  claims: ReadonlyMap<string, RatedClaim>
  ratings: ReadonlyMap<string, Rating>
  people: ReadonlyMap<string, Person>
  topics: ReadonlyMap<string, Topic>
}

/** A claim without a verdict: what was claimed, by whom, and the studies, without any conclusion. */
export type UnratedClaim = Pick<Claim, 'statement' | 'evidence' | 'aliases'> &
  ClaimedBy & {
    /** The withdrawals of the articles that checked it, newest first; none where no article checks it. */
    withdrawals: readonly Revision[]
  }

/**
 * Describes a claim and its verdict in one line of text.
 *
 * @example inWords({ statement: 'It helps', verdict: { label: 'Mixed' } }, wordsIn('en'))
 * // => 'Claim: “It helps”. Verdict: Mixed.'
 */
export function inWords(
  { statement, verdict }: { statement: string; verdict: Pick<Rating, 'label'> },
  words: Words,
): string {
  const isSentence = /[.!?\u2026\u3002]$/.test(statement)
  return words.say(isSentence ? 'articles.claimSentenceAndVerdict' : 'articles.claimAndVerdict', {
    claim: statement,
    verdict: verdict.label,
  })
}

/**
 * Returns the claims that an article checks, its main claim first. Claims without a verdict are left out. A withdrawn
 * article checks none.
 */
export function checkedClaims(
  { claims: ids, revisions }: Pick<ArticleFrontMatter, 'claims' | 'revisions'>,
  { claims }: Pick<NamedRecords, 'claims'>,
): RatedClaim[] {
  return isWithdrawn({ revisions }) ? [] : ids.flatMap((id) => claims.get(id) ?? [])
}

/**
 * Separates the claims that have a verdict from the others, and removes every conclusion from the others. A claim has a
 * verdict if at least one article that checks it was not withdrawn.
 *
 * @param articles the published ones
 */
export function separateRated(
  claims: ReadonlyMap<string, Claim>,
  ratings: ReadonlyMap<string, Rating>,
  articles: readonly Pick<ArticleFrontMatter, 'claims' | 'revisions'>[],
  claimants: ReadonlyMap<string, ClaimantRecord> = new Map(),
): { rated: Map<string, RatedClaim>; unrated: Map<string, UnratedClaim> } {
  const checked = new Set(articles.flatMap((data) => (isWithdrawn(data) ? [] : data.claims)))
  const withdrawn = articles.filter(isWithdrawn)
  const own = new Map([...claims].filter(([id]) => checked.has(id)))
  const rated = joinRatings(own, ratings, claimants)
  return {
    rated,
    unrated: new Map(
      [...claims].flatMap(([id, claim]) => {
        if (rated.has(id)) return []
        const { statement, evidence, aliases } = claim
        const claimedBy = joinClaimants(claim, claimants)
        const withdrawals = newestRevisions(
          withdrawn.filter((data) => data.claims.includes(id)).flatMap(withdrawalsOf),
        )
        const studies = evidence.map(({ riskOfBias: _, ...study }) => study)
        const shared = { statement, ...claimedBy, evidence: studies, withdrawals }
        return [[id, { ...shared, ...(aliases && { aliases }) }]]
      }),
    ),
  }
}
