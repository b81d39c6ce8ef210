import type { Check } from '../check.ts'

/** A quotation says where in its source it stands. */
export const quotationHasLocator: Check = () => []
