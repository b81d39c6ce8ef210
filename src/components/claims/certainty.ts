import type { Certainty } from '../../claims/schema.ts'

import { certaintyNames } from '../../claims/words.ts'

/** How a certainty is shown: dots filled of four, its word, and what the word means. */
export interface CertaintyWords {
  dots: 0 | 1 | 2 | 3 | 4
  word: string
  meaning: string
}

/** GRADE's four certainties, and no evidence at all. */
export const certaintyWords: Record<Certainty, CertaintyWords> = {
  high: { dots: 4, word: certaintyNames.high, meaning: 'GRADE: very confident in what was found' },
  moderate: {
    dots: 3,
    word: certaintyNames.moderate,
    meaning: 'GRADE: what was found is probably close',
  },
  low: { dots: 2, word: certaintyNames.low, meaning: 'GRADE: the truth may differ substantially' },
  'very-low': {
    dots: 1,
    word: certaintyNames['very-low'],
    meaning: 'GRADE: very little confidence in what was found',
  },
  none: { dots: 0, word: certaintyNames.none, meaning: 'There is no evidence to grade' },
}
