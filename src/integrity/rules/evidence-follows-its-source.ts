import type { Check } from '../check.ts'

/** Evidence is not dated before the source it comes from. */
export const evidenceFollowsItsSource: Check = () => []
