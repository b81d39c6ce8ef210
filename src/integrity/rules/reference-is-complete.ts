import type { Check } from '../check.ts'

/** A reference names who made it, when, and what its type needs. */
export const referenceIsComplete: Check = () => []
