import { defineRule } from '../rule.ts'

/** The readers of files report this. */
export const charactersAreVisible = defineRule({
  name: 'characters-are-visible',
  holds: 'No text holds characters that nobody sees.',
  severity: 'warning',
})
