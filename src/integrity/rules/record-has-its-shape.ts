import { defineRule } from '../rule.ts'

/** Reported by validation. */
export const recordHasItsShape = defineRule({
  name: 'record-has-its-shape',
  holds: 'Every record has valid values in the fields of its collection, and no other fields.',
  severity: 'error',
  fixed: true,
})
