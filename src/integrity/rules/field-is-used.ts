import { defineRule } from '../rule.ts'

/** Validation reports this. */
export const fieldIsUsed = defineRule({
  name: 'field-is-used',
  holds: 'Every field of a CSL-JSON item is one of CSL-JSON.',
  severity: 'warning',
})
