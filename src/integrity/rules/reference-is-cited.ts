import type { Check } from '../check.ts'

/** Every reference is cited, or marked as background. */
export const referenceIsCited: Check = () => []
