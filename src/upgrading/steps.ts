import type { Step } from './step.ts'

/** All steps, in order. The last one leads to `currentSchema`. */
export const steps: readonly Step[] = []
