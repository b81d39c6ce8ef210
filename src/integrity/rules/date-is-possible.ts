import type { Check } from '../check.ts'

/** Dates stand in an order in which they can have happened. */
export const dateIsPossible: Check = () => []
