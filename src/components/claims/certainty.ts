import type { Certainty } from '../../claims/schema.ts'

/** The number of filled dots out of four, and the meaning, of GRADE's four levels of certainty and of no evidence at all. */
export const certaintyWords: Record<Certainty, { dots: number; meaning: string }> = {
  high: {
    dots: 4,
    meaning: 'GRADE: we are very confident that the true effect is close to this estimate',
  },
  moderate: {
    dots: 3,
    meaning: 'GRADE: the true effect is probably close to this estimate',
  },
  low: {
    dots: 2,
    meaning: 'GRADE: the true effect may differ substantially from this estimate',
  },
  'very-low': {
    dots: 1,
    meaning: 'GRADE: we have very little confidence in this estimate',
  },
  none: { dots: 0, meaning: 'There is no evidence to grade' },
}
