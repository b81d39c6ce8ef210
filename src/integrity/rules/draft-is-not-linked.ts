import type { Check } from '../check.ts'

/** Nothing that is published links to a draft. */
export const draftIsNotLinked: Check = () => []
