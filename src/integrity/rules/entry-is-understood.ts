import { defineRule } from '../rule.ts'

/** The reader of BibTeX reports this. */
export const entryIsUnderstood = defineRule({
  name: 'entry-is-understood',
  holds: 'Every part of a BibTeX entry that is printed is read as it is written.',
  severity: 'warning',
})
