import type { Check } from '../check.ts'

/** A retracted source is no evidence in favour of a claim. */
export const retractedIsNoEvidence: Check = () => []
