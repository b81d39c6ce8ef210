import { defineRule } from '../rule.ts'

/** Reported when the settings are applied. */
export const ignoreIsNeeded = defineRule({
  name: 'ignore-is-needed',
  holds: 'Every ignore suppresses a problem.',
  severity: 'warning',
})
