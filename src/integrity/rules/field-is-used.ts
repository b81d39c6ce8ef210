import { defineRule } from '../rule.ts'

/** Reported by validation. */
export const fieldIsUsed = defineRule({
  name: 'field-is-used',
  holds: 'Every field of a CSL-JSON item exists in CSL-JSON.',
  severity: 'warning',
})
