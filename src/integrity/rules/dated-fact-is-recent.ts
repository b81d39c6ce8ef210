import type { Check } from '../check.ts'

/** A fact with a date was looked up not too long ago. */
export const datedFactIsRecent: Check = () => []
