import type { Outcome } from './schema.ts'

import { certainties, type Certainty } from '../scales.ts'

/**
 * Returns the certainty of a claim by its outcomes: the lowest of its critical outcomes (GRADE handbook, 5.4).
 *
 * @returns `undefined` if no critical outcome has a certainty
 */
export function overallCertainty(
  outcomes: readonly Pick<Outcome, 'importance' | 'certainty'>[],
): Certainty | undefined {
  const critical = outcomes.flatMap(({ importance, certainty }) =>
    importance === 'critical' && certainty !== undefined ? [certainties.indexOf(certainty)] : [],
  )
  return critical.length === 0 ? undefined : certainties[Math.max(...critical)]
}
