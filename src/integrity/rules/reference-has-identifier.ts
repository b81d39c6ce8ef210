import type { Check } from '../check.ts'

/** A reference has an identifier or an address by which it is found. */
export const referenceHasIdentifier: Check = () => []
