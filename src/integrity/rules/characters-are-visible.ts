import { defineRule } from '../rule.ts'

/** Reported when files are read. */
export const charactersAreVisible = defineRule({
  name: 'characters-are-visible',
  holds: 'Texts contain no invisible characters.',
  severity: 'warning',
})
