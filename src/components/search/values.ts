/**
 * The values in the index that are the same in every language, because addresses of the search page contain them, and the messages
 * that readers see for them.
 */

import type { Certainty } from '../../claims/scales.ts'

/** The messages for kinds of pages (`type`). */
export const kindMessages = {
  Article: 'search.article',
  Claim: 'search.claim',
  Explainer: 'search.explainer',
  Claimant: 'claimants.claimant',
  Page: 'search.page',
  Person: 'search.person',
  Rating: 'search.rating',
  Reference: 'search.reference',
  Topic: 'search.topic',
} as const

/** The values of levels of certainty. */
export const certaintyValues = {
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
  'very-low': 'Very low',
  none: 'None',
} as const satisfies Record<Certainty, string>

/** The messages for levels of certainty. */
export const certaintyMessages = {
  High: 'claims.certainty-high',
  Moderate: 'claims.certainty-moderate',
  Low: 'claims.certainty-low',
  'Very low': 'claims.certainty-very-low',
  None: 'claims.certainty-none',
} as const satisfies Record<(typeof certaintyValues)[Certainty], string>

/** Returns what readers see for a value; nothing for one that no page has, such as one that was typed into an address. */
export function messageFor<Found>(
  messages: Readonly<Record<string, Found>>,
  value: string | undefined,
): Found | undefined {
  return value !== undefined && Object.hasOwn(messages, value) ? messages[value] : undefined
}
