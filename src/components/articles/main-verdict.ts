import type { Verdict } from '../../claims/rated-claim.ts'
import type { Article, PublishedPublication } from '../../publication/published.ts'

import { checkedClaims } from '../../articles/verdicts.ts'

/** The verdict on the first claim of an article; `undefined` if it checks no claim or was withdrawn. */
export function mainVerdict(
  { data }: Article,
  records: Pick<PublishedPublication, 'claims'>,
): Verdict | undefined {
  const [main] = checkedClaims({ ...data, claims: data.claims.slice(0, 1) }, records)
  return main?.verdict
}
