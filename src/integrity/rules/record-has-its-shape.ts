import { defineRule } from '../rule.ts'

/** Validation reports this. */
export const recordHasItsShape = defineRule({
  name: 'record-has-its-shape',
  holds: 'A record has the fields its collection asks for, and no others.',
  severity: 'error',
  fixed: true,
})
