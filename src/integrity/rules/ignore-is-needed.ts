import { defineRule } from '../rule.ts'

/** Applying the settings reports this. */
export const ignoreIsNeeded = defineRule({
  name: 'ignore-is-needed',
  holds: 'What is ignored is there.',
  severity: 'warning',
})
