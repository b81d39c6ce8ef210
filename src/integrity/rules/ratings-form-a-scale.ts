import type { Check } from '../check.ts'

/** The ratings form one scale, in order, with numbers only where they are honest. */
export const ratingsFormAScale: Check = () => []
