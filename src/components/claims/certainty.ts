import type { Certainty } from '../../claims/schema.ts'

import { certaintyNames } from '../../claims/words.ts'

/** How a certainty is shown: the number of filled dots out of four, its word and its meaning. */
export interface CertaintyWords {
  dots: 0 | 1 | 2 | 3 | 4
  word: string
  meaning: string
}

/** GRADE's four levels of certainty, and no evidence at all. */
export const certaintyWords: Record<Certainty, CertaintyWords> = {
  high: {
    dots: 4,
    word: certaintyNames.high,
    meaning: 'GRADE: we are very confident that the true effect is close to this estimate',
  },
  moderate: {
    dots: 3,
    word: certaintyNames.moderate,
    meaning: 'GRADE: the true effect is probably close to this estimate',
  },
  low: {
    dots: 2,
    word: certaintyNames.low,
    meaning: 'GRADE: the true effect may differ substantially from this estimate',
  },
  'very-low': {
    dots: 1,
    word: certaintyNames['very-low'],
    meaning: 'GRADE: we have very little confidence in this estimate',
  },
  none: { dots: 0, word: certaintyNames.none, meaning: 'There is no evidence to grade' },
}
