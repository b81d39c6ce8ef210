import { defineRule } from '../rule.ts'

/** Reported when files are read. */
export const charactersArePrintable = defineRule({
  name: 'characters-are-printable',
  holds: 'Every character of a file is printable, and names contain no invisible characters.',
  severity: 'error',
  fixed: true,
})
