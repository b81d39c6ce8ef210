import type { Check } from '../check.ts'

/** The address of a source starts with https. */
export const addressIsSecure: Check = () => []
