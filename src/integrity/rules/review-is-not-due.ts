import type { Check } from '../check.ts'

/** An article is looked at again by the day it names. */
export const reviewIsNotDue: Check = () => []
