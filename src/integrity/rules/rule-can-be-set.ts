import { defineRule } from '../rule.ts'

/** Applying the settings reports this. */
export const ruleCanBeSet = defineRule({
  name: 'rule-can-be-set',
  holds: 'A rule that is set or ignored exists, and is one that may be.',
  severity: 'error',
  fixed: true,
})
