import type { Check } from '../check.ts'

/** No two articles have one title. */
export const titleIsUnique: Check = () => []
