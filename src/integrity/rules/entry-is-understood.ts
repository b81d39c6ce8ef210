import { defineRule } from '../rule.ts'

/** Reported when BibTeX is read. */
export const entryIsUnderstood = defineRule({
  name: 'entry-is-understood',
  holds: 'Every printed part of a BibTeX entry is understood.',
  severity: 'warning',
})
