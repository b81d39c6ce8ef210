import type { Check } from '../check.ts'

/** Headings nest without gaps, below the title of the page. */
export const headingsNest: Check = () => []
