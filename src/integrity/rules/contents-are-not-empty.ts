import type { Check } from '../check.ts'

/** A long article has headings, and every heading has words. */
export const contentsAreNotEmpty: Check = () => []
