import { defineRule } from '../rule.ts'

/** The readers of files report this. */
export const charactersArePrintable = defineRule({
  name: 'characters-are-printable',
  holds: 'Every character of a file can be printed, and nobody overlooks one in a name.',
  severity: 'error',
  fixed: true,
})
