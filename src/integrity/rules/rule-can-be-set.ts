import { defineRule } from '../rule.ts'

/** Reported when the settings are applied. */
export const ruleCanBeSet = defineRule({
  name: 'rule-can-be-set',
  holds: 'Every rule that is set or ignored exists and can be set or ignored.',
  severity: 'error',
  fixed: true,
})
