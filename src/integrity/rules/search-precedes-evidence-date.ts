import type { Check } from '../check.ts'

/** A search that an article cites was not run after the day its evidence reaches to. */
export const searchPrecedesEvidenceDate: Check = () => []
