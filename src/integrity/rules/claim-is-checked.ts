import type { Check } from '../check.ts'

/** Every claim is checked by an article. */
export const claimIsChecked: Check = () => []
