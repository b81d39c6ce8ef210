import { defineRule } from '../rule.ts'

/** `citation-resolves` reports this. */
export const citationIsWellFormed = defineRule({
  name: 'citation-is-well-formed',
  holds: 'A citation names one source in each part and stands where it can be printed.',
  severity: 'error',
  fixed: true,
})
