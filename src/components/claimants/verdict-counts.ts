/** How the checks of someone's claims came out, in words. */

import type { Words } from '../../messages/words.ts'
import type { PublishedPublication } from '../../publication/published.ts'

/**
 * Returns how many claims of a claimant were checked and how many have each verdict, in the order of the scale. There is no
 * score, because the newsroom chooses which claims to check.
 *
 * @returns `undefined` if no claim of the claimant is published
 * @example verdictCounts('clinics', library, words) // => '3 claims checked. Supported: 1, False: 2.'
 */
export function verdictCounts(
  id: string,
  library: Pick<PublishedPublication, 'claimsByClaimant' | 'claims' | 'ratings'>,
  words: Words,
): string | undefined {
  const ids = library.claimsByClaimant.get(id) ?? []
  if (ids.length === 0) return undefined
  const counts = new Map<string | undefined, number>()
  for (const claim of ids) {
    const verdict = library.claims.get(claim)?.verdict.id
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  }
  const labels = [
    ...[...library.ratings].map(([rating, { label }]) => [rating, label] as const),
    [undefined, words.say('claimants.withoutVerdict')] as const,
  ]
  const verdicts = labels.flatMap(([rating, verdict]) => {
    const count = counts.get(rating)
    return count === undefined ? [] : [words.say('claimants.verdictCount', { verdict, count })]
  })
  return words.say('claimants.counts', {
    count: ids.length,
    verdicts: words.list(verdicts, 'unit'),
  })
}
