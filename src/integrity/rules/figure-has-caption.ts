import type { Check } from '../check.ts'

/** A figure has a caption. */
export const figureHasCaption: Check = () => []
