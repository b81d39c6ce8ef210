import type { Check } from '../check.ts'

/** One work stands under one citation key. */
export const workHasOneKey: Check = () => []
